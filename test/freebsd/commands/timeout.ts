import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** timeout(1). The command is looked for and run in the caller's place. */
export const timeout: Command = {
  path: '/bin/timeout',
  usageStatus: 125,
  usage:
    'usage: timeout [-f | --foreground] [-k time | --kill-after time] [-p | --preserve-status] [-s signal | --signal signal] [-v | --verbose] <duration> <command> [arg ...]',
  run(session: Session) {
    const long = session.args.filter((arg) => ['--foreground', '--preserve-status'].includes(arg));
    const first = session.args.findIndex((arg) => !arg.startsWith('-'));
    const head = session.args.slice(0, Math.max(first, 0)).filter((arg) => !long.includes(arg));
    const options = parseOptions(session, 'k:s:', [...head, ...session.args.slice(Math.max(first, 0))]);
    const [duration, program] = options.operands;
    if (duration === undefined || program === undefined) session.usage();
    const words = options.given.flatMap(({ letter, value = '' }) => [`-${letter}`, value]);
    return session.linux('timeout', [...long, ...words, '--', ...options.operands]);
  },
};
