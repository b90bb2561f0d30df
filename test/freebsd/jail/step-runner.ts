import { ERRNO_TEXT, SystemError } from '../errno';
import { importParameter } from '../kernel/jail-parameter';
import { sameParameter } from './parameter-list';
import { atLeast } from '../release';
import { buildCommand, jailEnvironment } from './build-command';
import { checkPath, isError } from './check-path';
import type { CommandLine } from './command-line';
import { Flag } from './flags';
import type { Answer, JailCommand, JailHost, ProcessExit, Request } from './host';
import { setNoted } from './kernel-calls';
import type { Scheduler } from './scheduler';
import { StepError } from './step-error';
import { IN_JAIL, NOT_UNDONE, REVERSED_AT_STOP } from './steps';
import type { Step } from './steps';
import type { ExitStatus, Task } from './task';
import type { HookCommand } from './words';

const SECONDS_TO_STOP = 10;
/** Stands for the one value of a step that takes none. */
const SINGLE = [' '] as const;

/** Works through a jail's steps, forwards, or backwards after a failed start. */
export class StepRunner {
  /** Whether `removed` is worth a line without -v. */
  noteRemoval = false;
  private readonly owners = new Map<number, Task>();
  private freeSlots: number;

  constructor(
    private readonly host: JailHost,
    private readonly line: CommandLine,
    private readonly scheduler: Scheduler,
  ) {
    this.freeSlots = line.parallel ?? Infinity;
  }

  begin(task: Task, steps: readonly Step[]): void {
    task.steps = steps;
    task.position = -1;
    task.value = undefined;
  }

  note(task: Task, text: string): void {
    this.host.out((task.name === undefined ? '' : `${task.name}: `) + text);
  }

  /** Goes on with the jail's next value or step until something is to be waited for, or all is done. */
  *proceed(task: Task): Generator<Request, 'waiting' | 'done', Answer> {
    const { scheduler } = this;
    if (this.freeSlots === 0) {
      if (!task.has(Flag.fromRunnable)) scheduler.runnable.append(task);
      else scheduler.runnable.prepend(task);
      return 'waiting';
    }
    task.flags &= ~Flag.fromRunnable;
    const undoing = (task.flags & (Flag.stop | Flag.failed)) === Flag.failed;
    const stopping = task.has(Flag.stop);
    for (;;) {
      const step = this.moveOn(task, undoing, stopping);
      if (step === 'end') return 'done';
      if (step === 'none') continue;
      const outcome = yield* this.runGuarded(task, step);
      if (outcome === 'failed') scheduler.fail(task);
      if (outcome !== 'done') return 'waiting';
    }
  }

  /** The step of the next value, if there is one that is to be run. */
  private moveOn(task: Task, undoing: boolean, stopping: boolean): Step | 'none' | 'end' {
    const steps = task.steps ?? [];
    if (task.value === undefined) {
      task.position += undoing ? -1 : 1;
      const step = steps[task.position];
      if (step === undefined) return 'end';
      const count = this.values(task, step).length;
      if (count === 0) return 'none';
      task.value = this.backwards(step, undoing, stopping) ? count - 1 : 0;
    } else {
      const step = steps[task.position];
      if (step === undefined) return 'end';
      task.value += this.backwards(step, undoing, stopping) ? -1 : 1;
    }
    const step = steps[task.position];
    if (step === undefined) return 'end';
    const value = this.values(task, step)[task.value];
    if (value === undefined) {
      task.value = undefined;
      return 'none';
    }
    if (value === '' || (undoing && NOT_UNDONE.includes(step))) return 'none';
    return step;
  }

  private backwards(step: Step, undoing: boolean, stopping: boolean): boolean {
    return undoing || (stopping && REVERSED_AT_STOP.includes(step));
  }

  private values(task: Task, step: Step): string[] {
    switch (step) {
      case 'operation':
      case 'end processes':
        return [...SINGLE];
      case 'mount.devfs':
      case 'mount.fdescfs':
      case 'mount.procfs':
        return task.parameters.isTrue(step) ? [...SINGLE] : [];
      case 'ip4.addr':
      case 'ip6.addr':
      case 'mount.fstab':
        return task.derived[step];
      case 'command':
        // A jail of the command line has one command of many words; empty ones alone are none.
        if (task.name === undefined) return task.parameters.values(step)?.some(Boolean) ? [...SINGLE] : [];
        return task.parameters.values(step) ?? [];
      default:
        return task.parameters.values(step) ?? [];
    }
  }

  private *runGuarded(task: Task, step: Step): Generator<Request, 'waiting' | 'done' | 'failed', Answer> {
    try {
      return yield* this.run(task, step);
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      this.warn(task, error.message);
      return 'failed';
    }
  }

  private *run(task: Task, step: Step): Generator<Request, 'waiting' | 'done', Answer> {
    const down = task.has(Flag.stop | Flag.failed);
    if (step === 'end processes') return this.endProcesses(task);
    if (step === 'operation') {
      if (down) this.remove(task);
      else this.create(task);
      return 'done';
    }
    const value = this.values(task, step)[task.value ?? 0] ?? '';
    const hook = buildCommand(this.host, task, step, value, down);
    // jail(8) cuts the `&` off for good: what it writes about the jail afterwards (-J) lacks it.
    if (hook.background) this.values(task, step).splice(task.value ?? 0, 1, value.slice(0, -1));
    if (hook.argv.length === 0) return 'done';
    const command = this.describe(task, step, hook);
    task.deadline = command.timeout === null ? undefined : this.host.now() + command.timeout * 1000;
    const line = hook.argv.join(' ');
    if (this.line.verbosity > 0) {
      const where = command.in === 'jail' ? ' in jail' : '';
      const user = this.userName(task, step);
      this.note(task, `run command${where}${user === undefined ? '' : ` as ${user}`}: ${line}\n`);
    }
    const pid = yield { kind: 'start', command };
    if (hook.background) return 'done';
    task.commandLine = line;
    this.waitFor(task, Number(pid));
    this.freeSlots -= 1;
    return 'waiting';
  }

  private userName(task: Task, step: Step): string | undefined {
    return task.parameters.text(IN_JAIL.includes(step) ? 'exec.jail_user' : 'exec.system_user');
  }

  /** Everything about the process; what its child would find wrong is found here (`refused`). */
  private describe(task: Task, step: Step, hook: HookCommand): JailCommand {
    const { host } = this;
    const { parameters } = task;
    const inJail = IN_JAIL.includes(step);
    const clean = parameters.isTrue('exec.clean');
    const userName = this.userName(task, step);
    const path = parameters.text('path');
    const consolelog = inJail ? parameters.text('exec.consolelog') : undefined;
    if (consolelog !== undefined) this.openLog(task, consolelog);
    const fib = inJail ? parameters.integer('exec.fib') : undefined;
    const environment = inJail ? undefined : jailEnvironment(host, task);
    const timeout = parameters.integer('exec.timeout') ?? 0;
    const base = {
      argv: hook.argv,
      in: inJail ? ('jail' as const) : ('host' as const),
      shell: hook.shell,
      background: hook.background,
      user: userName ?? null,
      env: clean ? ('clean' as const) : ('inherited' as const),
      timeout: timeout === 0 ? null : timeout,
      jail: task.name ?? '',
      step,
      jid: task.jid,
      path,
      ...(environment && { jailenv: environment }),
      ...(fib !== undefined && { fib }),
      ...(consolelog !== undefined && { consolelog }),
    };
    const onHost = !inJail || parameters.isTrue('exec.system_jail_user');
    const root = inJail ? (path ?? '/') : undefined;
    const user = userName === undefined ? undefined : host.user(userName, onHost ? undefined : root);
    const unknown = userName !== undefined && !user ? `${userName}: no such user` : undefined;
    if (unknown !== undefined && onHost) return { ...base, refused: unknown };
    const entering = inJail ? this.cannotEnter(task, fib) : undefined;
    if (entering !== undefined) return { ...base, refused: entering };
    if (unknown !== undefined) return { ...base, refused: unknown };
    const goesHome = clean && (userName !== undefined || !atLeast(host.release, '15.1'));
    if (!goesHome) return base;
    const home = user?.home ?? '/root';
    const homeless = host.homeError(home, root);
    if (homeless !== undefined) return { ...base, refused: `chdir ${home}: ${homeless}` };
    return { ...base, cwd: home };
  }

  private openLog(task: Task, log: string): void {
    const path = task.parameters.text('path') ?? '';
    checkPath(this.host, path, log, { parameter: 'exec.consolelog', newFile: true });
    const failure = this.host.files.openLog(log);
    if (failure) throw new StepError(`open ${log}: ${failure.error}`);
  }

  private cannotEnter(task: Task, fib: number | undefined): string | undefined {
    const path = task.parameters.text('path');
    const found = path === undefined ? undefined : this.host.files.stat(path);
    if (isError(found)) return `chdir ${path}: ${found.error}`;
    if (fib !== undefined && (fib < 0 || fib >= this.host.fibs)) return `setfib: ${ERRNO_TEXT.EINVAL}`;
    if (!this.host.prisons.get({ jid: task.jid })) return `jail_attach: ${ERRNO_TEXT.EINVAL}`;
    return undefined;
  }

  private create(task: Task): void {
    const { host, line } = this;
    this.checkRoot(task);
    const hasCommands = ['exec.start', 'command', 'exec.poststart'].some((name) =>
      task.parameters.find(name),
    );
    const temporary = hasCommands && !task.parameters.isTrue('persist');
    const parameters = task.kernelParameters.filter(
      ({ name }) => !temporary || !sameParameter(name, 'persist'),
    );
    if (temporary) parameters.unshift(importParameter('persist', undefined, host.release));
    try {
      task.jid = setNoted(host, task, line.verbosity, parameters, 'create').jid;
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      task.jid = -1;
      throw new StepError(error.detail ?? `jail_set: ${ERRNO_TEXT[error.errno]}`);
    }
    if (temporary) task.flags |= Flag.temporaryPersist;
    if (line.printJid) host.out(`${task.jid}\n`);
    if (line.verbosity >= 0 && (task.name !== undefined || line.verbosity > 0)) this.note(task, 'created\n');
    if (atLeast(host.release, '15.1')) this.publishIdentity(task);
    this.scheduler.finished(task, { light: true });
  }

  private checkRoot(task: Task): void {
    const path = task.parameters.text('path');
    if (path === undefined) return;
    if (task.name !== undefined && !path.startsWith('/')) {
      throw new StepError(`path ${path}: not an absolute pathname`);
    }
    const kind = this.host.files.stat(path);
    if (isError(kind)) throw new StepError(`path ${path}: ${kind.error}`);
    if (kind !== 'directory') throw new StepError(`path ${path}: ${ERRNO_TEXT.ENOTDIR}`);
  }

  /** Later commands may want the jid and the name even if they were not given. */
  private publishIdentity(task: Task): void {
    if (!task.parameters.find('jid')) task.parameters.put('jid', [String(task.jid)]);
    if (!task.parameters.find('name')) task.nameFromJid = task.parameters.text('jid');
  }

  private remove(task: Task): void {
    try {
      this.host.prisons.remove(task.jid);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
    }
    const { verbosity } = this.line;
    const worthALine = task.has(Flag.stop) ? this.noteRemoval : task.name !== undefined;
    if (verbosity > 0 || (verbosity === 0 && worthALine)) this.note(task, 'removed\n');
    task.jid = -1;
    if (task.has(Flag.stop)) this.scheduler.finished(task, { light: true });
    else task.flags &= ~Flag.temporaryPersist;
  }

  /** SIGTERM to whatever still runs in the jail, and the time it gets to end. */
  private endProcesses(task: Task): 'waiting' | 'done' {
    const seconds = task.parameters.integer('stop.timeout') ?? SECONDS_TO_STOP;
    if (seconds === 0) return 'done';
    const processes = this.host.prisons.get({ jid: task.jid }, true)?.processes ?? [];
    const told: number[] = [];
    for (const pid of [...processes].sort((one, other) => one - other)) {
      if (!this.host.terminate(task.jid, pid)) continue;
      told.push(pid);
      this.waitFor(task, pid);
    }
    if (told.length > 0 && this.line.verbosity > 0) {
      this.note(task, `sent SIGTERM to: ${told.join(' ')}\n`);
    }
    if (task.pending === 0) return 'done';
    task.deadline = this.host.now() + seconds * 1000;
    return 'waiting';
  }

  private waitFor(task: Task, pid: number): void {
    this.owners.set(pid, task);
    task.pending += 1;
    task.flags |= Flag.waiting;
    const { sleeping } = this.scheduler;
    const { deadline } = task;
    if (deadline === undefined) sleeping.append(task);
    else sleeping.insert(task, (other) => other.deadline === undefined || deadline <= other.deadline);
  }

  /** The next jail whose command has ended or has had its time. */
  *nextExit(poll: boolean): Generator<Request, Task | undefined, Answer> {
    for (;;) {
      const first = this.scheduler.sleeping.first;
      if (!first) return undefined;
      if (first.deadline !== undefined && first.deadline <= this.host.now()) return this.outOfTime(first);
      const exit = yield* this.awaitedExit(poll ? 'now' : first.deadline);
      if (!exit) return poll ? undefined : this.outOfTime(first);
      const { task } = exit;
      task.pending -= 1;
      if (task.pending > 0) continue;
      task.status = exit.status;
      return task;
    }
  }

  /** The end of a process that a jail waits for; others are nobody's concern, as with kevent(2). */
  private *awaitedExit(
    until: number | 'now' | undefined,
  ): Generator<Request, { task: Task; status: ExitStatus } | undefined, Answer> {
    for (;;) {
      const exit = (yield { kind: 'wait', until }) as ProcessExit | undefined;
      if (!exit) return undefined;
      const task = this.owners.get(exit.pid);
      this.owners.delete(exit.pid);
      if (task) return { task, status: exit.status };
    }
  }

  private outOfTime(task: Task): Task {
    task.flags |= Flag.timedOut;
    task.pending = 0;
    for (const [pid, owner] of this.owners) if (owner === task) this.owners.delete(pid);
    return task;
  }

  /** Judges the command that the jail was waiting for. */
  concludeCommand(task: Task): 'failed' | 'fine' {
    if (!task.has(Flag.waiting)) return 'fine';
    task.flags &= ~Flag.waiting;
    const { status } = task;
    const timedOut = task.has(Flag.timedOut);
    task.flags &= ~Flag.timedOut;
    task.status = { exit: 0 };
    if (task.steps?.[task.position] === 'end processes') return 'fine';
    this.freeSlots += 1;
    const { runnable, ready } = this.scheduler;
    if (runnable.first) {
      runnable.first.flags |= Flag.fromRunnable;
      ready.append(runnable.first);
    }
    const complaint = timedOut ? 'timed out' : failure(status);
    if (complaint === undefined) return 'fine';
    this.warn(task, `${task.commandLine}: ${complaint}`);
    this.scheduler.fail(task);
    return 'failed';
  }

  private warn(task: Task, message: string): void {
    this.host.err(`jail: ${task.name === undefined ? '' : `${task.name}: `}${message}\n`);
  }
}

function failure(status: ExitStatus): string | undefined {
  if ('signal' in status) return `exited on signal ${status.signal}`;
  return status.exit === 0 ? undefined : 'failed';
}
