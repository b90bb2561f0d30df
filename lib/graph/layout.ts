import type { ElkExtendedEdge, ElkNode, ElkPort } from 'elkjs';
import ELK from 'elkjs/lib/elk.bundled.js';
import { bridgeBox, gridOf, storeBox, type Box, type Grid } from './boxes';
import type { Edge, Graph, GraphHost } from './model';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedBox extends Point {
  readonly box: Box;
}

export interface PlacedGroup extends Point {
  readonly width: number;
  readonly height: number;
  /** More than one jail: what lies around them is drawn. */
  readonly framed: boolean;
}

export interface PlacedEdge {
  readonly edge: Edge;
  readonly points: readonly Point[];
  /** Where it meets others of its kind. */
  readonly junctions: readonly Point[];
}

/** A host with everything in its place, from its own corner. */
export interface HostLayout {
  readonly host: GraphHost;
  readonly width: number;
  readonly height: number;
  readonly groups: readonly PlacedGroup[];
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly PlacedEdge[];
}

/** Where the hosts' own title stands. */
export const HOST_TITLE_HEIGHT = 34;
const HOST_PADDING = 22;

const OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.partitioning.activate': 'true',
  'elk.separateConnectedComponents': 'false',
  // A jail stands in the earliest column that its start order allows.
  'elk.layered.layering.strategy': 'LONGEST_PATH_SOURCE',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.nodePlacement.favorStraightEdges': 'true',
  'elk.layered.thoroughness': '20',
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '9',
  'elk.layered.spacing.nodeNodeBetweenLayers': '40',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '9',
  'elk.padding': `[top=${HOST_TITLE_HEIGHT + HOST_PADDING},left=${HOST_PADDING},bottom=${HOST_PADDING},right=${HOST_PADDING}]`,
};

/** From left to right: bridges, jails in their start order, what they are stored on. */
const PARTITIONS = { bridge: '0', group: '1', store: '2' } as const;

/** Gives everything its place, host by host. */
export async function layoutGraph({ hosts }: Graph): Promise<HostLayout[]> {
  const elk = new ELK();
  const layouts: HostLayout[] = [];
  for (const host of hosts) {
    layouts.push(await layoutHost(elk, host));
  }
  return layouts;
}

async function layoutHost(elk: InstanceType<typeof ELK>, host: GraphHost): Promise<HostLayout> {
  const boxes = new Map(
    [...host.bridges.map(bridgeBox), ...host.stores.map(storeBox)].map((box) => [box.id, box]),
  );
  const grids = new Map(host.groups.map((group) => [group.id, gridOf(group)]));
  const placed = await elk.layout({
    id: host.id,
    layoutOptions: { ...OPTIONS },
    children: [
      ...host.bridges.map(({ id }) => node(boxes.get(id)!, id, PARTITIONS.bridge, host.edges)),
      ...host.groups.map(({ id }) => node(grids.get(id)!, id, PARTITIONS.group, host.edges)),
      ...host.stores.map(({ id }) => node(boxes.get(id)!, id, PARTITIONS.store, host.edges)),
    ],
    edges: host.edges.map((edge, index) => ({
      id: `${host.id}_edge${index}`,
      sources: [portId(edge, 'out')],
      targets: [portId(edge, 'in')],
    })),
  });
  return hostLayout(host, placed, boxes, grids);
}

function node(
  size: { readonly width: number; readonly height: number },
  id: string,
  partition: string,
  edges: readonly Edge[],
): ElkNode {
  const outgoing = edges.filter((edge) => edge.from === id).map((edge) => port(edge, 'out'));
  const incoming = edges.filter((edge) => edge.to === id).map((edge) => port(edge, 'in'));
  const ports = new Map([...outgoing, ...incoming].map((one) => [one.id, one]));
  return {
    id,
    width: size.width,
    height: size.height,
    ports: [...ports.values()],
    layoutOptions: { 'elk.partitioning.partition': partition, 'elk.portConstraints': 'FIXED_SIDE' },
  };
}

function port(edge: Edge, way: 'in' | 'out'): ElkPort {
  return {
    id: portId(edge, way),
    width: 0,
    height: 0,
    layoutOptions: { 'elk.port.side': way === 'in' ? 'WEST' : 'EAST' },
  };
}

/**
 * Lines that run together must be one statement. So those of one bridge, one jail's followers, one base
 * or one dataset do, and at their many ends they stay apart.
 */
function portId({ kind, from, to }: Edge, way: 'in' | 'out'): string {
  const sameFrom = kind === 'network' || kind === 'order';
  const apart = way === 'in' ? sameFrom : !sameFrom;
  return [way === 'in' ? to : from, kind, way, ...(apart ? [way === 'in' ? from : to] : [])].join(' ');
}

function hostLayout(
  host: GraphHost,
  placed: ElkNode,
  boxes: ReadonlyMap<string, Box>,
  grids: ReadonlyMap<string, Grid>,
): HostLayout {
  const at = new Map((placed.children ?? []).map((one) => [one.id, { x: one.x ?? 0, y: one.y ?? 0 }]));
  const groups = host.groups.map(({ id, jails }) => {
    const { width, height } = grids.get(id)!;
    return { ...at.get(id)!, width, height, framed: jails.length > 1 };
  });
  const cells = host.groups.flatMap(({ id }) => {
    const corner = at.get(id)!;
    return grids.get(id)!.cells.map(({ box, x, y }) => ({ box, x: corner.x + x, y: corner.y + y }));
  });
  return {
    host,
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    groups,
    boxes: [...[...boxes.values()].map((box) => ({ box, ...at.get(box.id)! })), ...cells],
    edges: (placed.edges ?? []).map((edge, index) => placedEdge(host.edges[index]!, edge)),
  };
}

function placedEdge(edge: Edge, { sections = [], junctionPoints = [] }: ElkExtendedEdge): PlacedEdge {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  return { edge, points, junctions: junctionPoints };
}
