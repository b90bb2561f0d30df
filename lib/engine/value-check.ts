import { fromTerraform, template } from './late-bound-content';
import { escapeTemplate } from './template';
import type { TextResource } from './text-resource';

/** What a value must be, where Terraform may know it before the host does. */
export interface ValueCheck {
  readonly text: string;
  readonly kind: 'hostname' | 'ip4' | 'ip6';
  /** Whether an interface may stand in front. */
  readonly onInterface: boolean;
  readonly message: string;
}

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const ADDRESS = { ip4: `${OCTET}(?:\\.${OCTET}){3}`, ip6: '[0-9A-Fa-f:]*:[0-9A-Fa-f:]*' } as const;

/**
 * Lets the plan fail where a value is known by then and cannot stand in its place. The script looks at
 * every value again, more closely: this is only sooner.
 */
export function checkValue(resource: TextResource, check: ValueCheck): void {
  resource.addPrecondition(
    fromTerraform((context) => `\${${condition(check, template(check.text, context))}}`),
    escapeTemplate(check.message),
  );
}

function condition({ kind, onInterface }: ValueCheck, value: string): string {
  if (kind === 'hostname') {
    return `${matches(`${LABEL}(?:\\.${LABEL})*`, value)} && length(${value}) <= 255`;
  }
  const front = onInterface ? '(?:[A-Za-z0-9_][A-Za-z0-9_.-]*\\|)?' : '';
  const shape = matches(`${front}${ADDRESS[kind]}(?:/[0-9]{1,3})?`, value);
  const bits = kind === 'ip4' ? 32 : 128;
  const bare = `replace(${value}, "/^.*\\\\|/", "")`;
  // what brings no prefix length gets one for the question
  return `${shape} && can(cidrhost(length(split("/", ${bare})) > 1 ? ${bare} : "\${${bare}}/${bits}", 0))`;
}

function matches(pattern: string, value: string): string {
  return `can(regex(${JSON.stringify(`^${pattern}$`)}, ${value}))`;
}
