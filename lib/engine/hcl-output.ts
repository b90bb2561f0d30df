import { App, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { hclOutput } from '../errors/engine';
import type { Survey } from './survey';
import type { Problem } from './synthesis';

/**
 * cdktf's HCL has strings without their quotes and resources without their triggers, some of it without
 * Terraform noticing. Said once, since it is one switch.
 */
export function hclProblems({ texts: [first] }: Survey): readonly Problem[] {
  if (first === undefined || !isAsked(first)) {
    return [];
  }
  return [{ path: TerraformStack.of(first).node.path, message: hclOutput() }];
}

/** `cdktf synth --hcl` asks by the environment, a program by its App. */
function isAsked(scope: IConstruct): boolean {
  const { root } = scope.node;
  const isOption = App.isApp(root) && root.hclOutput;
  return isOption || ['1', 'true'].includes(process.env.SYNTH_HCL_OUTPUT ?? '');
}
