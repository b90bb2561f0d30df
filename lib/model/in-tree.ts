import type { IConstruct } from 'constructs';

/** False for what `node.tryRemoveChild()` took out, itself or above: it still knows where it stood. */
export function isInTree(construct: IConstruct): boolean {
  const { id, scope } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}
