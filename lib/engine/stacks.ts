import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { sameStackFolder } from '../errors/engine';
import type { Problem } from './synthesis';

/** True for a stack: what becomes one `cdk.tf.json`. */
export function isStack(construct: IConstruct): construct is TerraformStack {
  return TerraformStack.isStack(construct);
}

/** The stack that a construct is part of. */
export function stackOf(construct: IConstruct): TerraformStack {
  return TerraformStack.of(construct);
}

/** The stack that a construct is part of; of what groups stacks, all of them. */
export function stacksAround(construct: IConstruct): readonly TerraformStack[] {
  const own = [...construct.node.scopes].reverse().find(isStack);
  return own === undefined ? construct.node.findAll().filter(isStack) : [own];
}

/** cdktf names a stack's folder by its id alone, and lets the last stack of an id overwrite the others. */
export function folderProblems(stacks: readonly TerraformStack[]): readonly Problem[] {
  const first = new Map<string, string>();
  return stacks.flatMap(({ node: { id, path } }) => {
    const taken = first.get(id);
    first.set(id, taken ?? path);
    return taken === undefined ? [] : [{ path, message: sameStackFolder(id, taken) }];
  });
}
