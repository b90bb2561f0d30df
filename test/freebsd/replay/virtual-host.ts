import type { JailCommand, JailHost, ProcessExit, Request, User } from '../jail/host';
import type { ExitStatus } from '../jail/task';
import type { JailParameter } from '../kernel/jail-parameter';
import { asPassed } from '../kernel/jail-parameter';
import { Prisons } from '../kernel/prisons';
import { ERRNO_TEXT, SystemError } from '../errno';
import type { Prison } from '../kernel/prison';
import type { RecordedEvent, Rule } from './recording';
import type { VirtualFiles } from './virtual-files';

const COMMAND_TAKES = 10;
const FIRST_PID = 1001;
/** Any time but the epoch: jail(8) takes a deadline in second 0 for none. */
const START_OF_TIME = 1_700_000_000_000;

interface Process {
  readonly pid: number;
  ends: number;
  readonly order: number;
  status: ExitStatus;
  readonly rule: Rule | undefined;
  readonly command: JailCommand | undefined;
}

const user = (name: string, home: string): User => ({ name, uid: 0, gid: 0, home, shell: '/bin/sh' });
const EVERYWHERE = [user('root', '/root'), user('www', '/nonexistent'), user('nobody', '/nonexistent')];
const ON_HOST = [...EVERYWHERE, user('alice', '/home/alice')];
const IN_JAILS = [...EVERYWHERE, user('jdoe', '/home/jdoe')];

/** Records what jail(8) asks of the kernel, in the words of the recordings. */
class RecordingPrisons extends Prisons {
  constructor(
    private readonly record: (event: RecordedEvent) => void,
    ended: (prison: Prison) => void,
    resolveRoot: (path: string) => string,
  ) {
    super(
      {
        ended: (prison, how) => {
          record({ kernel: how, jid: prison.jid, name: prison.name });
          ended(prison);
          return false;
        },
      },
      resolveRoot,
    );
  }

  override set(parameters: readonly JailParameter[], operation: 'create' | 'update'): Prison {
    const params = parameters.map(asPassed);
    const event: Record<string, unknown> = { kernel: operation, jid: -1, params };
    this.record(event);
    try {
      const prison = super.set(parameters, operation);
      event.jid = prison.jid;
      return prison;
    } catch (error) {
      if (error instanceof SystemError) event.error = error.detail ?? ERRNO_TEXT[error.errno];
      throw error;
    }
  }
}

/** The machine of the recorded runs: nothing is started, time is virtual, rules say what comes of it. */
export class VirtualHost implements JailHost {
  /** What jail(8) does is that of the next release; the kernel is 15.0-RELEASE. */
  readonly release = '15.1';
  readonly osrelease = '15.0-RELEASE';
  readonly osreldate = 1500068;
  readonly fibs = 4;
  readonly prisons: Prisons;
  events: RecordedEvent[] = [];
  stdout = '';
  stderr = '';
  rules: readonly Rule[] = [];
  input = '';
  private processes: Process[] = [];
  private time = START_OF_TIME;
  private lastPid = FIRST_PID - 1;
  private started = 0;

  constructor(readonly files: VirtualFiles) {
    this.prisons = new RecordingPrisons(
      (event) => this.events.push(event),
      (prison) => {
        this.processes = this.processes.filter(({ pid }) => !prison.processes.includes(pid));
      },
      (path) => (path.startsWith('/') ? files.resolve(path) : path),
    );
  }

  now(): number {
    return this.time;
  }
  out(text: string): void {
    this.stdout += text;
  }
  err(text: string): void {
    this.stderr += text;
  }
  stdin(): string {
    return this.input;
  }
  user(name: string, jailRoot: string | undefined): User | undefined {
    return (jailRoot === undefined ? ON_HOST : IN_JAILS).find((known) => known.name === name);
  }

  homeError(home: string): string | undefined {
    return home === '/nonexistent' ? ERRNO_TEXT.ENOENT : undefined;
  }

  answer(request: Request): number | ProcessExit | undefined {
    return request.kind === 'start' ? this.start(request.command) : this.wait(request.until);
  }

  private start(command: JailCommand): number {
    const pid = ++this.lastPid;
    const complain = (text: string): void =>
      this.err(`jail: ${command.jail === '' ? '' : `${command.jail}: `}${text}\n`);
    if (command.refused !== undefined) {
      complain(command.refused);
      this.add(pid, { ends: this.time, status: { exit: 1 }, rule: undefined, command });
      return pid;
    }
    const rule = this.ruleFor(command);
    this.events.push(recorded(command, rule?.notfound === true));
    if (rule?.notfound) complain(`exec ${command.argv[0]}: ${ERRNO_TEXT.ENOENT}`);
    const takes = rule?.delay === 'forever' ? Infinity : (rule?.delay ?? COMMAND_TAKES / 1000) * 1000;
    const status = rule?.signal !== undefined ? { signal: rule.signal } : { exit: rule?.exit ?? 0 };
    this.add(pid, {
      ends: this.time + takes,
      status: rule?.notfound ? { exit: 1 } : status,
      rule,
      command,
    });
    if (command.in === 'jail') {
      this.prisons.attach(command.jid, pid);
      this.leaveBehind(command, rule);
    }
    return pid;
  }

  private add(pid: number, process: Omit<Process, 'pid' | 'order'>): void {
    this.processes.push({ ...process, pid, order: ++this.started });
  }

  /** Daemons that a command leaves in its jail. */
  private leaveBehind(command: JailCommand, rule: Rule | undefined): void {
    for (let left = rule?.leaves ?? 0; left > 0; left--) {
      const pid = ++this.lastPid;
      this.add(pid, { ends: Infinity, status: { exit: 0 }, rule, command: undefined });
      this.prisons.attach(command.jid, pid);
    }
  }

  private ruleFor(command: JailCommand): Rule | undefined {
    const line = command.argv.join(' ');
    return this.rules.find(
      (rule) => (rule.in === undefined || rule.in === command.in) && glob(rule.match).test(line),
    );
  }

  terminate(jid: number, pid: number): boolean {
    const process = this.processes.find((candidate) => candidate.pid === pid);
    if (!process) return false;
    this.events.push({ kernel: 'signal', signal: 'TERM', jid, pid });
    const term = process.rule?.term;
    if (term !== 'ignore') process.ends = Math.min(process.ends, this.time + (term ?? 0) * 1000);
    return true;
  }

  private wait(until: number | 'now' | undefined): ProcessExit | undefined {
    const limit = until === 'now' ? this.time : (until ?? Infinity);
    const [next] = [...this.processes].sort((one, other) => one.ends - other.ends || one.order - other.order);
    if (!next || next.ends > limit) {
      if (limit === Infinity) throw new Error('jail(8) would wait for ever');
      this.time = limit;
      return undefined;
    }
    if (next.ends === Infinity) throw new Error('jail(8) would wait for ever');
    this.time = Math.max(this.time, next.ends);
    this.processes = this.processes.filter((process) => process !== next);
    this.takeEffect(next);
    this.prisons.exited(next.pid);
    return { pid: next.pid, status: next.status };
  }

  /** mount(8) and umount(8) do what they are called for once they have ended well. */
  private takeEffect({ command, status }: Process): void {
    if (!command || command.refused !== undefined || !('exit' in status) || status.exit !== 0) return;
    const [program = '', ...words] = command.argv;
    const target = words.at(-1) ?? '';
    if (program === '/sbin/mount') this.files.mount(words[words.indexOf('-t') + 1] ?? '', target);
    else if (program === '/sbin/umount') this.files.unmount(target);
  }

  /** The jails as a recording lists them. */
  jails(): Record<string, unknown>[] {
    return this.prisons.prisons.map(({ jid, name, persist, processes, settings }) => ({
      jid,
      name,
      persist,
      processes: processes.length,
      params: settings,
    }));
  }
}

/** Of what the engine says of a command, the part that a recording keeps. */
function recorded(command: JailCommand, notfound: boolean): RecordedEvent {
  const own = ['jid', 'path', 'refused'];
  const event = Object.entries(command).filter(([key]) => !own.includes(key));
  return { ...Object.fromEntries(event), ...(notfound && { notfound }) };
}

const glob = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.')}$`,
    's',
  );
