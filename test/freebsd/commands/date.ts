import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

const ISO: Readonly<Record<string, string>> = {
  date: '%Y-%m-%d',
  hours: '%Y-%m-%dT%H%z',
  minutes: '%Y-%m-%dT%H:%M%z',
  seconds: '%Y-%m-%dT%H:%M:%S%z',
};
const UNITS: Readonly<Record<string, string>> = {
  y: 'years',
  m: 'months',
  w: 'weeks',
  d: 'days',
  H: 'hours',
  M: 'minutes',
  S: 'seconds',
};

/** date(1), without -f: parsing of dates is not simulated. It never sets the clock. */
export const date: Command = {
  path: '/bin/date',
  usage:
    'usage: date [-jnRu] [-I[FMT]] [-r filename|seconds] [-v[+|-]val[y|m|w|d|H|M|S]] [-z output_zone] [+format]',
  async run(session: Session) {
    const iso = session.args.find((arg) => /^-I/.test(arg));
    const rest = session.args.filter((arg) => arg !== iso);
    const options = parseOptions(session, 'jnRur:v:z:', rest);
    const [format, ...more] = options.operands;
    if (more.length > 0 || (format !== undefined && !format.startsWith('+')))
      return session.fail('illegal time format');
    if (format?.includes('%N')) session.unknown('format %N, which FreeBSD has since 14.1 [low]');
    const base = options.value('r');
    const seconds = base === undefined || /^\d+$/.test(base) ? base : String(mtime(session.tree.stat(base)));
    if (seconds === 'undefined') return session.fail(`${base}: No such file or directory`);
    const moves = options
      .values('v')
      .map((value) => adjustment(value) ?? session.usage(`${value}: Cannot apply date adjustment`));
    const when = `@${seconds ?? Math.floor(session.machine.now() / 1000)}`;
    const zone = options.value('z');
    const isoFormat = iso === undefined ? undefined : ISO[iso.slice(2) || 'date'];
    return session.linux('date', [
      ...(options.has('u') ? ['-u'] : []),
      ...(options.has('R') ? ['-R'] : []),
      '-d',
      `${zone === undefined ? '' : `TZ="${zone}" `}${when} ${moves.join(' ')}`,
      isoFormat === undefined ? (format ?? '+%a %b %e %H:%M:%S %Z %Y') : `+${isoFormat}`,
    ]);
  },
};

const mtime = (stats: { mtimeMs: number } | undefined): number | undefined =>
  stats && Math.floor(stats.mtimeMs / 1000);

function adjustment(value: string): string | undefined {
  const match = /^([+-])(\d+)([ymwdHMS])$/.exec(value);
  return match ? `${match[1]}${match[2]} ${UNITS[match[3] ?? '']}` : undefined;
}
