import { TerraformOutput, Token } from 'cdktf';
import type { IResolvable } from 'cdktf';
import type { Construct } from 'constructs';
import { verbatim } from './template';

/**
 * An output that shows a whole text at the foot of a plan, as a diff when it changes.
 *
 * @param text made when Terraform's JSON is written
 */
export function textOutput(scope: Construct, id: string, description: string, text: () => string): void {
  const value: IResolvable = {
    creationStack: [],
    resolve: (context) => (context.preparing ? undefined : verbatim(text(), context)),
    toString: () => Token.asString(value),
  };
  new TerraformOutput(scope, id, { description, value });
}
