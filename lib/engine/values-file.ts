import type { Construct } from 'constructs';
import { fromTerraform, sentContent, type ContentPart } from './late-bound-content';

/** Beside provision.sh; hidden, so that it never meets a host's folder, whose name begins with a letter or digit. */
export const VALUES_FILE = '.values';

/** A value on its way to the host. */
export interface SentValue {
  /** One word. */
  readonly name: string;
  readonly parts: readonly ContentPart[];
}

/**
 * What Terraform sends a host beside the files that synth wrote: each value under a line with its name,
 * in base64, so that no value can be taken for anything else. Only Terraform ever has this text.
 */
export function valuesFile(scope: Construct, values: () => readonly SentValue[]): string {
  return fromTerraform((context) =>
    values()
      .map(({ name, parts }) => {
        const content = sentContent(scope, parts, context);
        return `value ${name}\n\${${hasFile(parts) ? whenDeployed(content) : content}}\n`;
      })
      .join(''),
  );
}

/** Whether any of the values is a secret. */
export function hasSecret(values: readonly SentValue[]): boolean {
  return values.some(({ parts }) => parts.some(({ secret }) => secret !== undefined));
}

function hasFile(parts: readonly ContentPart[]): boolean {
  return parts.some(({ secret }) => secret?.kind === 'file');
}

/** A secret's file need not be there before the apply: until the resource is made it has no id. */
function whenDeployed(expression: string): string {
  return `self.id == "" ? "" : ${expression}`;
}
