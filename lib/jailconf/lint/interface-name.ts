import type { LintRule } from './rule';
import { finding, setAt } from './rule';

/** IFNAMSIZ is 16, and the NUL needs one. */
const LONGEST = 15;

/** Commands that give an interface a name, and what they put around the one they are given. */
const NAMING: readonly { readonly command: RegExp; readonly prefix: string }[] = [
  { command: /\bifconfig\s+\S+\s+(?:\S+\s+)*?name\s+(\S+)/g, prefix: '' },
  { command: /\bjib\s+addm\s+(?:-\w+\s+\S+\s+)*(\S+)/g, prefix: 'e0a_' },
  { command: /\bjng\s+bridge\s+(?:-\w+\s+\S+\s+)*(\S+)/g, prefix: 'ng0_' },
];

export const interfaceName: LintRule = {
  id: 'interface-name',
  summary: 'the name of an interface with more than 15 bytes',
  check: ({ evaluation: { jails } }) =>
    jails.flatMap(({ parameters, block }) =>
      parameters.flatMap((parameter) =>
        namesIn(parameter.name, parameter.values)
          .filter((name) => Buffer.byteLength(name) > LONGEST)
          .map((name) =>
            finding(
              setAt(parameter, block),
              `the interface name "${name}" has ${Buffer.byteLength(name)} bytes, the kernel takes ${LONGEST}`,
            ),
          ),
      ),
    ),
};

function namesIn(parameter: string, values: readonly string[]): string[] {
  if (parameter === 'vnet.interface' || parameter === 'interface') {
    return [...values];
  }
  if (!parameter.startsWith('exec.')) {
    return [];
  }
  return values.flatMap((command) =>
    NAMING.flatMap(({ command: pattern, prefix }) =>
      [...command.slice(0, 10_000).matchAll(pattern)].flatMap(([, name]) =>
        name === undefined || /["'$`;&|]/.test(name) ? [] : [prefix + name],
      ),
    ),
  );
}
