import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

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
