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

/** The scope itself if it is a stack, and all stacks below it; a stack may hold others. */
export function stacksBelow(scope: IConstruct): readonly TerraformStack[] {
  const found: TerraformStack[] = [];
  const visit = (construct: IConstruct): void => {
    if (isStack(construct)) {
      found.push(construct);
    }
    construct.node.children.forEach(visit);
  };
  visit(scope);
  return found;
}
