import { Values } from '../../machine/zfs-values';
import type { Listed } from '../../machine/zfs-values';
import { atLeast } from '../../release';
import { isUserProperty, nativeProperty } from '../../state/zfs-properties';
import type { Release } from '../../release';
import { chosen } from './listing';
import { usage } from './subcommand';
import type { Subcommand, ZfsCall } from './subcommand';

const DEFAULT_COLUMNS = 'name,used,available,referenced,mountpoint';
const NUMERIC = 'used available referenced quota creation createtxg written userrefs'.split(' ');

/** The long name of a column; undefined for what is no property. */
export function columnName(name: string, release: Release): string | undefined {
  if (name === 'name' || name.startsWith('written@') || isUserProperty(name)) return name;
  return nativeProperty(name, release)?.name;
}

export const list: Subcommand = {
  options: 'HPprd:o:s:S:t:j',
  usage:
    'list [-Hp] [-r|-d max] [-o property[,...]] [-s property]...\n\t    [-S property]... [-t type[,...]] [filesystem|volume|snapshot] ...',
  run(call) {
    const { session, options, operands, zfs } = call;
    if (options.has('j')) {
      session.unknown(atLeast(session.release, '15.1') ? 'JSON output (-j)' : 'option -j before 15.0');
      return 1;
    }
    const columns = (options.value('o') ?? DEFAULT_COLUMNS).split(',').map((name) => {
      return columnName(name, session.release) ?? usage(`bad property list: invalid property '${name}'`);
    });
    const { listed, failed } = chosen(call, operands, ['filesystem']);
    const values = new Values(zfs);
    const sorted = sort(call, listed, values);
    const rows = sorted.map((one) =>
      columns.map((column) => values.show(one, column, options.has('p')).value),
    );
    if (options.has('H')) for (const row of rows) session.line(row.join('\t'));
    else if (rows.length > 0) table(call, columns, rows);
    else if (!failed) session.call.err('no datasets available\n');
    return failed ? 1 : 0;
  },
};

function sort({ options, session }: ZfsCall, listed: readonly Listed[], values: Values): Listed[] {
  const keys = options.given.filter(({ letter }) => letter === 's' || letter === 'S');
  const sorted = [...listed];
  for (const { letter, value = '' } of [...keys].reverse()) {
    const column = columnName(value, session.release) ?? usage(`invalid property '${value}'`);
    const direction = letter === 's' ? 1 : -1;
    const before = new Map(sorted.map((one, index) => [one, index]));
    sorted.sort((one, other) => {
      const [first, second] = [values.show(one, column, true).value, values.show(other, column, true).value];
      const order = NUMERIC.includes(column)
        ? Number(first) - Number(second)
        : first < second
          ? -1
          : first > second
            ? 1
            : 0;
      // What is equal stays in the order of an unsorted list, also when sorted in reverse (zfs_iter.c).
      return direction * order || (before.get(one) ?? 0) - (before.get(other) ?? 0);
    });
  }
  return sorted;
}

const HEADS: Readonly<Record<string, string>> = {
  available: 'AVAIL',
  referenced: 'REFER',
  compression: 'COMPRESS',
};

function table({ session }: ZfsCall, columns: readonly string[], rows: readonly string[][]): void {
  const head = columns.map((column) => HEADS[column] ?? column.toUpperCase());
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, at) => {
      const width = widths[at] ?? 0;
      if (at === row.length - 1) return cell;
      return NUMERIC.includes(columns[at] ?? '') ? cell.padStart(width) : cell.padEnd(width);
    });
    session.line(cells.join('  '));
  }
}
