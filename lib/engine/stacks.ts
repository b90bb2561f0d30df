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
