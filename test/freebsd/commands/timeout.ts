import type { Child } from '../machine/call';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

const TIMED_OUT = 124;
const OWN_ERROR = 125;
const POLL = 10;
const SIGNALS: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, TERM: 15 };

/** timeout(1). What the command slept counts as much as the time that really passed. */
export const timeout: Command = {
  path: '/bin/timeout',
  usageStatus: OWN_ERROR,
  usage:
    'usage: timeout [-f | --foreground] [-k time | --kill-after time] [-p | --preserve-status] [-s signal | --signal signal] [-v | --verbose] <duration> <command> [arg ...]',
  async run(session: Session) {
    const renamed: Readonly<Record<string, string>> = { '--foreground': '-f', '--preserve-status': '-p' };
    const first = session.args.findIndex((arg) => !arg.startsWith('-'));
    const args = session.args.map((arg, at) => (at < first ? (renamed[arg] ?? arg) : arg));
    const options = parseOptions(session, 'fpk:s:', args);
    const [duration, ...argv] = options.operands;
    if (duration === undefined || argv.length === 0) session.usage();
    const seconds = parseDuration(duration);
    const grace = parseDuration(options.value('k') ?? '0');
    if (seconds === undefined || grace === undefined) return session.fail('invalid duration', OWN_ERROR);
    const name = (options.value('s') ?? 'TERM').replace(/^SIG/, '');
    const signal = SIGNALS[name] ?? Number(name);
    if (!(signal > 0)) return session.fail('invalid signal', OWN_ERROR);
    const { env, call, machine } = session;
    const tag = machine.tag(session.origin);
    const plan = { argv, env, cwd: call.cwd, tag, complaint: `timeout: exec(${argv[0]}): ` };
    const child = call.start(plan);
    let timedOut = !(await endsWithin(session, child, seconds));
    // Without -f whatever the command has started is signalled as well (procctl(2), PROC_REAP_KILL).
    const kill = async (number: number): Promise<void> => {
      if (!options.has('f')) await machine.killAll(new Set([tag]), number);
      child.kill(number);
    };
    if (timedOut) {
      await kill(signal);
      if (grace > 0 && !(await endsWithin(session, child, grace))) await kill(9);
    }
    const status = await child.ended;
    timedOut &&= !options.has('p');
    if (timedOut) return TIMED_OUT;
    return 'signal' in status ? 128 + status.signal : status.exit;
  },
};

function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(text);
  return match ? Number(match[1]) * ({ m: 60, h: 3600, d: 86400 }[match[2] ?? ''] ?? 1) : undefined;
}

/** Whether a process ends before the host's clock has gone on so far. */
async function endsWithin(session: Session, child: Child, seconds: number): Promise<boolean> {
  const deadline = session.machine.now() + seconds * 1000;
  let ended = false;
  const end = child.ended.then(() => (ended = true));
  while (!ended && (seconds === 0 || session.machine.now() < deadline)) {
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([end, new Promise((resolve) => (timer = setTimeout(resolve, POLL)))]);
    clearTimeout(timer);
  }
  return ended;
}
