import { posix } from 'node:path';
import { shellCommand } from '../machine/linux';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

const EX_USAGE = 64;
const EX_UNAVAILABLE = 69;
const EX_SOFTWARE = 70;
const EX_CANTCREAT = 73;
const EX_TEMPFAIL = 75;

/** lockf(1): a real lock, by flock(2), around a command. */
export const lockf: Command = {
  path: '/usr/bin/lockf',
  usageStatus: EX_USAGE,
  usage: 'usage: lockf [-knsw] [-t seconds] file command [arguments]\n       lockf [-s] [-t seconds] fd',
  async run(session: Session) {
    const options = parseOptions(session, 'knst:');
    const [file, ...command] = options.operands;
    if (file === undefined) session.usage();
    if (command.length === 0) {
      session.unknown('lockf of a file descriptor, which releases have had since 14.x [low]');
      return EX_USAGE;
    }
    const seconds = options.value('t');
    if (seconds !== undefined && !/^\d+$/.test(seconds)) return session.fail('invalid timeout', EX_USAGE);
    const path = session.absolute(file);
    if (!session.tree.stat(path)) {
      if (options.has('n'))
        return session.fail(`cannot open ${file}: No such file or directory`, EX_UNAVAILABLE);
      if (!session.tree.isDirectory(posix.dirname(path))) {
        return session.fail(`cannot open ${file}: No such file or directory`, EX_CANTCREAT);
      }
    }
    const status = await underLock(session, path, seconds, command);
    if (status === 'locked') {
      if (!options.has('s')) session.complain(`${file}: already locked`);
      return EX_TEMPFAIL;
    }
    if (!options.has('k')) session.tree.remove(path);
    return status;
  },
};

/** The command marks that it has begun by a file, so that its own status 75 is not mistaken. */
async function underLock(
  session: Session,
  path: string,
  seconds: string | undefined,
  command: readonly string[],
): Promise<number | 'locked'> {
  const wait = seconds === undefined ? [] : seconds === '0' ? ['-n'] : ['-w', seconds];
  const mark = `/rescue/locked-${session.call.pid}`;
  const begin = ': >"$1"; shift; exec "$@"';
  const args = [
    ...wait,
    '-E',
    String(EX_TEMPFAIL),
    path,
    ...shellCommand('dash', ['-c', begin, 'lockf', mark, ...command]),
  ];
  const ended = await session.call.start(session.linuxPlan('flock', args, 'lockf')).ended;
  const begun = session.machine.tree.exists(mark);
  session.machine.tree.remove(mark);
  if ('signal' in ended) return EX_SOFTWARE;
  if (!begun && ended.exit === EX_TEMPFAIL) return 'locked';
  return ended.exit > 128 ? EX_SOFTWARE : ended.exit;
}
