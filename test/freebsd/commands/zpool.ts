import { niceNumber } from '../state/zfs-properties';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { BadUsage, parseOptions } from './options';
import { createPool, destroyPool } from './zpool-change';

const EX_USAGE = 2;
const COLUMNS =
  'name size allocated free checkpoint expandsize fragmentation capacity dedupratio health altroot'.split(
    ' ',
  );
const SHORT: Readonly<Record<string, string>> = {
  alloc: 'allocated',
  ckpoint: 'checkpoint',
  expandsz: 'expandsize',
  frag: 'fragmentation',
  cap: 'capacity',
  dedup: 'dedupratio',
};

/** zpool(8), as far as looking at pools, making them and destroying them. */
export const zpool: Command = {
  path: '/sbin/zpool',
  usageStatus: EX_USAGE,
  usage: 'usage: zpool command args ...',
  run(session: Session) {
    const [word, ...args] = session.args;
    if (word === 'create') return createPool(session, args);
    if (word === 'destroy') return destroyPool(session, args);
    if (word !== 'list' && word !== 'status') {
      session.unknown(`subcommand ${word}`);
      throw new BadUsage(`unrecognized command '${word}'`, EX_USAGE);
    }
    const options = parseOptions(session, word === 'list' ? 'HgLpPvo:' : 'xv', args);
    const pools = [...session.state.zfs.pools].sort((one, other) => (one.name < other.name ? -1 : 1));
    const missing = options.operands.find((name) => !pools.some((pool) => pool.name === name));
    if (missing !== undefined) {
      session.call.err(`cannot open '${missing}': no such pool\n`);
      return 1;
    }
    const chosen = pools.filter(
      ({ name }) => options.operands.length === 0 || options.operands.includes(name),
    );
    if (word === 'status') {
      if (options.has('x')) session.line('all pools are healthy');
      else
        for (const { name } of chosen)
          session.line(`  pool: ${name}\n state: ONLINE\nerrors: No known data errors`);
      return 0;
    }
    if (chosen.length === 0 && !options.has('H')) session.call.err('no pools available\n');
    const columns = (options.value('o')?.split(',') ?? COLUMNS).map((name) => SHORT[name] ?? name);
    const odd = columns.find((name) => !COLUMNS.includes(name) && name !== 'guid');
    if (odd !== undefined) throw new BadUsage(`bad property list: invalid property '${odd}'`, EX_USAGE);
    const short = Object.fromEntries(Object.entries(SHORT).map(([brief, name]) => [name, brief]));
    const rows = options.has('H') ? [] : [columns.map((name) => (short[name] ?? name).toUpperCase())];
    for (const { name, size, guid } of chosen) {
      const used = Math.floor(size / 10);
      const number = (bytes: number): string => (options.has('p') ? String(bytes) : niceNumber(bytes));
      const cells: Record<string, string> = {
        name,
        guid,
        size: number(size),
        allocated: number(used),
        free: number(size - used),
        fragmentation: options.has('p') ? '2' : '2%',
        capacity: options.has('p') ? '10' : '10%',
        dedupratio: options.has('p') ? '1.00' : '1.00x',
        health: 'ONLINE',
      };
      rows.push(columns.map((column) => cells[column] ?? '-'));
    }
    const widths = columns.map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
    for (const row of chosen.length > 0 ? rows : []) {
      const padded = row.map((cell, at) =>
        columns[at] === 'name' || columns[at] === 'health' || columns[at] === 'altroot'
          ? cell.padEnd(widths[at] ?? 0)
          : cell.padStart(widths[at] ?? 0),
      );
      session.line(options.has('H') ? row.join('\t') : padded.join('  '));
    }
    return 0;
  },
};
