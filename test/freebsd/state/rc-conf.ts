const ASSIGNMENT = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s#]*))/;

/** What sh takes for escaped between double quotes. */
const ESCAPED = /\\(["$`\\])/g;

/** The variables that a file in the manner of rc.conf(5) sets; the last assignment counts. */
export function variablesOf(text: string): Map<string, string> {
  const variables = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = ASSIGNMENT.exec(line);
    if (match?.[1] === undefined) continue;
    variables.set(match[1], match[2]?.replace(ESCAPED, '$1') ?? match[3] ?? match[4] ?? '');
  }
  return variables;
}

/** Writes variables as sysrc(8) does. */
export const assignments = (variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name}="${value}"\n`)
    .join('');

/** Replaces the last assignment to a variable, or adds one at the end. */
export function withVariable(text: string, name: string, value: string): string {
  const lines = text.split('\n');
  const at = lines.findLastIndex((line) => ASSIGNMENT.exec(line)?.[1] === name);
  const assignment = `${name}="${value}"`;
  if (at >= 0) {
    lines[at] = assignment;
    return lines.join('\n');
  }
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${assignment}\n`;
}

export const withoutVariable = (text: string, name: string): string =>
  text
    .split('\n')
    .filter((line) => ASSIGNMENT.exec(line)?.[1] !== name)
    .join('\n');

/** rc.subr(8)'s checkyesno. */
export const isYes = (value: string | undefined): boolean => /^(yes|true|on|1)$/i.test(value ?? '');
