import type { IConstruct } from 'constructs';
import { dependencyLoop } from '../errors/engine';
import type { Problem } from './synthesis';

/** Every loop among constructs that wait for each other; Terraform would name no way out of it. */
export function dependencyLoops<T extends IConstruct>(
  starts: Iterable<T>,
  waitsFor: (construct: T) => Iterable<T>,
): readonly Problem[] {
  const loops: Problem[] = [];
  const done = new Set<T>();
  const way: T[] = [];

  const visit = (construct: T): void => {
    const seenAt = way.indexOf(construct);
    if (seenAt >= 0) {
      const paths = way.slice(seenAt).map(shownPath);
      loops.push({ path: paths[0] ?? '', message: dependencyLoop(paths) });
      return;
    }
    if (done.has(construct)) {
      return;
    }
    way.push(construct);
    for (const next of waitsFor(construct)) {
      visit(next);
    }
    way.pop();
    done.add(construct);
  };
  for (const start of starts) {
    visit(start);
  }
  return loops;
}

/** A construct's main resource goes by the construct's own name. */
function shownPath({ node }: IConstruct): string {
  return node.id === 'Resource' ? (node.scope?.node.path ?? node.path) : node.path;
}
