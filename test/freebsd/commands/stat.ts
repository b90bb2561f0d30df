import { readlinkSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { SystemError } from '../errno';
import { groupName, userName } from '../machine/accounts';
import { ownerOf } from '../machine/ownership';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

interface Seen {
  readonly file: string;
  readonly stats: Stats;
  readonly uid: number;
  readonly gid: number;
  readonly flags: string;
  readonly target: string;
}

const DIRECTIVE = /%(?:([%nt])|([#+\- 0]*)(\d*)(?:\.(\d+))?([DOUXFS]?)([HML]?)([a-zA-Z]))/g;

/** stat(1): -f takes a format of its own letters; links are not followed unless -L is given. */
export const stat: Command = {
  path: '/usr/bin/stat',
  usage: 'usage: stat [-FLnq] [-f format | -l | -r | -s | -x] [-t timefmt] [file|handle ...]',
  async run(session: Session) {
    const options = parseOptions(session, 'Lnqf:t:');
    const format = options.value('f');
    if (format === undefined) {
      session.unknown('form of stat(1) without -f');
      return 1;
    }
    let status = 0;
    for (const file of options.operands) {
      const seen = await look(session, file, options.has('L'));
      if (seen instanceof SystemError) {
        if (!options.has('q')) session.complain(`${file}: stat: ${seen.message}`);
        status = 1;
        continue;
      }
      const text = expand(session, format, seen);
      if (text === undefined) return session.fail(`${format}: bad format`);
      session.out(text + (options.has('n') ? '' : '\n'));
    }
    return status;
  },
};

async function look(session: Session, file: string, follow: boolean): Promise<Seen | SystemError> {
  const { tree, machine } = session;
  const path = session.absolute(file);
  const stats = follow ? tree.stat(path) : tree.lstat(path);
  try {
    const real = tree.real(path, follow);
    if (!stats) return new SystemError('ENOENT');
    const isLink = stats.isSymbolicLink();
    const flags = isLink ? '' : await machine.agent.attribute(machine.disk.agentPath(real), 'user.fflags');
    const target = isLink ? readlinkSync(real) : '';
    return { file, stats: isLink ? stats : statSync(real), ...(await ownerOf(machine, real)), flags, target };
  } catch (error) {
    if (error instanceof SystemError) return error;
    throw error;
  }
}

function expand(session: Session, format: string, seen: Seen): string | undefined {
  let bad = false;
  const text = format.replace(DIRECTIVE, (_all, literal, _flags, width, _precision, output, part, letter) => {
    if (literal) return { '%': '%', n: '\n', t: '\t' }[literal as string] ?? '';
    const value = datum(session, seen, output as string, part as string, letter as string);
    if (value === undefined) bad = true;
    return (value ?? '').padStart(Number(width || 0));
  });
  return bad ? undefined : text;
}

function datum(
  session: Session,
  seen: Seen,
  output: string,
  part: string,
  letter: string,
): string | undefined {
  const { stats, uid, gid } = seen;
  const text = output === 'S';
  switch (letter) {
    case 'N':
      return seen.file;
    case 'Y':
      return (text ? ' -> ' : '') + seen.target;
    case 'z':
      return String(stats.size);
    case 'm':
      return time(stats.mtimeMs, output);
    case 'a':
      return time(stats.atimeMs, output);
    case 'c':
      return time(stats.ctimeMs, output);
    case 'B':
      return time(stats.birthtimeMs, output);
    case 'u':
      return text ? userName(session.tree, uid) : String(uid);
    case 'g':
      return text ? groupName(session.tree, gid) : String(gid);
    case 'i':
      return String(stats.ino);
    case 'd':
      return String(stats.dev);
    case 'l':
      return String(stats.nlink);
    case 'b':
      return String(stats.blocks);
    case 'k':
      return String(stats.blksize);
    case 'f':
      return text ? seen.flags || '-' : seen.flags === '' ? '0' : '131072';
    case 'p':
      return mode(stats, output, part);
    case 'T':
      return part === 'H' ? typeWord(stats) : typeMark(stats);
    default:
      return undefined;
  }
}

const time = (milliseconds: number, output: string): string | undefined =>
  output === 'S' || output === 'F' ? undefined : String(Math.floor(milliseconds / 1000));

function mode(stats: Stats, output: string, part: string): string {
  if (output === 'S') return letters(stats);
  const bits =
    { H: stats.mode >> 12, M: (stats.mode >> 9) & 7, L: stats.mode & 0o777, '': stats.mode }[part] ?? 0;
  return bits.toString(output === 'D' || output === 'U' ? 10 : 8);
}

function letters(stats: Stats): string {
  const bits = stats.mode;
  const kind = stats.isDirectory() ? 'd' : stats.isSymbolicLink() ? 'l' : '-';
  const triple = (shift: number, special: boolean, mark: string): string => {
    const three = (bits >> shift) & 7;
    const run = special ? (three & 1 ? mark : mark.toUpperCase()) : three & 1 ? 'x' : '-';
    return (three & 4 ? 'r' : '-') + (three & 2 ? 'w' : '-') + run;
  };
  const special = bits >> 9;
  return (
    kind +
    triple(6, (special & 4) !== 0, 's') +
    triple(3, (special & 2) !== 0, 's') +
    triple(0, (special & 1) !== 0, 't')
  );
}

const typeWord = (stats: Stats): string =>
  stats.isDirectory()
    ? 'Directory'
    : stats.isSymbolicLink()
      ? 'Symbolic Link'
      : stats.isFIFO()
        ? 'Fifo File'
        : 'Regular File';

const typeMark = (stats: Stats): string =>
  stats.isDirectory()
    ? '/'
    : stats.isSymbolicLink()
      ? '@'
      : stats.isFIFO()
        ? '|'
        : stats.mode & 0o111
          ? '*'
          : '';
