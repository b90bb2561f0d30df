import type { CommandLine } from './command-line';
import type { Task } from './task';

/** A value as jail(8) and jls(8) write it: in quotes if it is empty, or has blanks or quotes. */
export function quoted(text: string): string {
  const quote =
    text === '' || text.includes("'") ? '"' : text.includes('"') ? "'" : /[ \t]/.test(text) ? '"' : '';
  const escaped = text.replace(/[\\'"]/g, (letter) =>
    letter === '\\' || letter === quote ? `\\${letter}` : letter,
  );
  return quote + escaped + quote;
}

const list = (values: readonly string[] | undefined, separator: string): string =>
  (values ?? []).map(quoted).join(separator);

/** One jail as `-e` lists it, or as `-J` records it once it runs. */
export function printJail(task: Task, line: CommandLine, running: boolean): string {
  const separator = line.list ?? '\t';
  const { parameters } = task;
  if (line.oldStyle) {
    const addresses = [parameters.values('ip4.addr'), parameters.values('ip6.addr')];
    return (
      [
        ...(running ? [String(task.jid)] : []),
        list(parameters.values('path'), ','),
        list(parameters.values('host.hostname'), ','),
        addresses
          .filter((values) => values && values.length > 0)
          .map((values) => list(values, ','))
          .join(','),
        list(parameters.values('command'), ' '),
      ].join(separator) + '\n'
    );
  }
  const fields = parameters.items
    .filter(({ name }) => name !== 'jid')
    .map(({ name, values }) => (values.length === 0 ? name : `${name}=${list(values, ',')}`));
  for (const name of ['ip4.addr', 'ip6.addr', 'mount.fstab'] as const) {
    const values = task.derived[name];
    if (values.length > 0) fields.push(`${name}=${list(values, ',')}`);
  }
  return [...(running ? [`jid=${task.jid}`] : []), ...fields].join(separator) + '\n';
}
