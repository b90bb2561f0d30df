/** A graph by the names of its nodes; an edge to a name that is no node counts for nothing. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * The circles of a graph, each as `a, b, a`: for every knot of nodes that reach each other, one of
 * the shortest ways around it from its first name. An edge of a node to itself is not looked at.
 */
export function circles(graph: Graph): string[][] {
  return knots(graph)
    .map((names) => wayAround(graph, new Set(names)))
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

/**
 * Groups of two nodes or more that all reach each other: the strongly connected components, by Tarjan's
 * algorithm with a stack of its own, since a chain may be as long as a host has jails.
 */
function knots(graph: Graph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];

  const enter = (name: string) => {
    lowest.set(name, order.size);
    order.set(name, order.size);
    open.push(name);
    isOpen.add(name);
    return { name, next: 0 };
  };
  const lower = (name: string, to: number) => lowest.set(name, Math.min(lowest.get(name) ?? to, to));

  for (const start of graph.keys()) {
    const stack = order.has(start) ? [] : [enter(start)];
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const { name } = frame;
      const target = graph.get(name)?.[frame.next++];
      if (target !== undefined) {
        if (!order.has(target) && graph.has(target)) {
          stack.push(enter(target));
        } else if (isOpen.has(target)) {
          lower(name, order.get(target) ?? 0);
        }
        continue;
      }
      stack.pop();
      const above = stack.at(-1);
      const low = lowest.get(name) ?? 0;
      if (above !== undefined) {
        lower(above.name, low);
      }
      if (low === order.get(name)) {
        const knot = open.splice(open.lastIndexOf(name));
        knot.forEach((member) => isOpen.delete(member));
        if (knot.length > 1) {
          found.push(knot);
        }
      }
    }
  }
  return found;
}

/** The shortest way from a knot's first name back to itself, found breadth first. */
function wayAround(graph: Graph, knot: ReadonlySet<string>): string[] {
  const first = [...knot].sort()[0] ?? '';
  const cameFrom = new Map<string, string>();
  const queue = [first];
  for (const name of queue) {
    for (const target of [...(graph.get(name) ?? [])].sort()) {
      if (target === first && name !== first) {
        return [...wayBack(cameFrom, name), first];
      }
      if (knot.has(target) && target !== first && !cameFrom.has(target)) {
        cameFrom.set(target, name);
        queue.push(target);
      }
    }
  }
  return [first];
}

function wayBack(cameFrom: ReadonlyMap<string, string>, last: string): string[] {
  const names: string[] = [];
  for (let name: string | undefined = last; name !== undefined; name = cameFrom.get(name)) {
    names.push(name);
  }
  return names.reverse();
}
