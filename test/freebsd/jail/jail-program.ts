import { ERRNO_TEXT, SystemError } from '../errno';
import type { JailParameter } from '../kernel/jail-parameter';
import { importParameter } from '../kernel/jail-parameter';
import { atLeast } from '../release';
import { checkInternal, importAll, wantsKernelParameters } from './check-parameters';
import type { CommandLine } from './command-line';
import { parseCommandLine, UsageError, usageText } from './command-line';
import type { ReadConfiguration } from './configuration';
import { Flag, OPERATION } from './flags';
import type { Answer, JailHost, Request } from './host';
import { fixedParameterDiffers, setNoted } from './kernel-calls';
import { leadingInteger } from './parameter-list';
import { printJail } from './print-jail';
import { Scheduler } from './scheduler';
import { chooseTargets, isWildcard } from './choose-targets';
import { StepRunner } from './step-runner';
import { CLEAN_UP_STEPS, START_STEPS, STOP_STEPS } from './steps';
import { Task } from './task';

/**
 * jail(8): decides what is to be done with which jail and does it step by step. It touches nothing
 * itself. It is a generator that asks its driver to start processes and to wait for them, so that the
 * same program runs in virtual time (recordings) and with real processes (the simulated host).
 */
export function* jail(
  args: readonly string[],
  host: JailHost,
  readConfiguration: ReadConfiguration,
): Generator<Request, number, Answer> {
  let line: CommandLine;
  try {
    line = parseCommandLine(args, host.release);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    host.err(usageText(error.complaint));
    return 1;
  }
  return yield* new JailProgram(line, host, readConfiguration).run();
}

class JailProgram {
  private readonly scheduler: Scheduler;
  private readonly steps: StepRunner;
  private jidFile = '';
  private warnedOfDying = false;

  constructor(
    private readonly line: CommandLine,
    private readonly host: JailHost,
    private readonly readConfiguration: ReadConfiguration,
  ) {
    this.scheduler = new Scheduler(
      (task, message) => this.warn(task, message),
      () => line.verbosity < 0,
    );
    this.steps = new StepRunner(host, line, this.scheduler);
  }

  *run(): Generator<Request, number, Answer> {
    const { line, host } = this;
    const useFile = this.usesFile();
    this.steps.noteRemoval =
      line.operation === Flag.stop &&
      (useFile || line.operands.length > 1 || isWildcard(line.operands[0] ?? ''));
    const unusable = useFile ? this.load() : undefined;
    if (unusable !== undefined) return unusable;
    if (line.list !== undefined) {
      for (const task of this.scheduler.idle.items) host.out(printJail(task, line, false));
      return 0;
    }
    if (!line.fromFile && line.given.length > 0) this.describe();
    const chosen = chooseTargets(line, useFile, host, this.scheduler);
    if (chosen === 'none') return 1;
    if (line.jidFile !== undefined && !this.writeJidFile()) return 1;
    const failed = yield* this.work();
    return failed || chosen === 'some' ? 1 : 0;
  }

  /** -e always does; -r needs no file, and -R wants none. */
  private usesFile(): boolean {
    const { line, host } = this;
    if (line.list !== undefined) return true;
    if ((line.operation & OPERATION) !== Flag.stop || !line.fromFile) return line.fromFile;
    if (line.operation !== Flag.stop) return true;
    return !line.force && (line.file === '-' || typeof host.files.stat(line.file) === 'string');
  }

  /** Reads the file, or returns the exit status if that cannot be. */
  private load(): number | undefined {
    const { jails, messages, unusable } = this.readConfiguration(this.line.file, () => this.host.stdin());
    for (const message of messages) this.host.err(`${message}\n`);
    if (unusable !== undefined) return unusable;
    for (const { name, parameters, failed } of jails) {
      const task = new Task(name, this.scheduler.idle);
      for (const parameter of parameters) task.parameters.put(parameter.name, parameter.values);
      if (failed) task.flags |= Flag.failed;
    }
    return undefined;
  }

  /** The one jail of the command line; it has no name of its own there. */
  private describe(): void {
    const task = new Task(undefined, this.scheduler.idle);
    for (const { name, value } of this.line.given) {
      const redefined = task.parameters.append(name, value);
      if (redefined === undefined) continue;
      this.warn(task, `cannot redefine parameter "${redefined}".`);
      task.flags |= Flag.failed;
    }
  }

  private writeJidFile(): boolean {
    const file = this.line.jidFile ?? '';
    const failure = this.host.files.write(file, this.jidFile);
    if (failure) this.host.err(`jail: open ${file}: ${failure.error}\n`);
    return !failure;
  }

  /** The main loop: whichever jail can go on does so, until none can. */
  private *work(): Generator<Request, boolean, Answer> {
    let failed = false;
    for (let task = yield* this.next(); task; task = yield* this.next()) {
      if (task.has(Flag.failed)) {
        failed = true;
        if (!task.steps) {
          this.scheduler.finished(task);
          continue;
        }
      }
      if (!this.prepare(task)) continue;
      if (this.steps.concludeCommand(task) === 'failed') continue;
      yield* this.advance(task);
    }
    return failed;
  }

  private *next(): Generator<Request, Task | undefined, Answer> {
    const task = (yield* this.steps.nextExit(!this.scheduler.ready.empty)) ?? this.scheduler.nextReady();
    if (task) this.scheduler.idle.append(task);
    return task;
  }

  /** Checks the parameters once, and finds out whether the jail is running. */
  private prepare(task: Task): boolean {
    const { host, scheduler } = this;
    if (!task.has(Flag.checked)) {
      task.flags |= Flag.checked;
      if (this.line.dying) task.parameters.append('allow.dying', undefined);
      const report = (message: string) => this.warn(task, message);
      const valid =
        checkInternal(host, task, report) && (!wantsKernelParameters(task) || importAll(host, task, report));
      if (!valid) {
        scheduler.fail(task);
        return false;
      }
    }
    if (task.parameters.find('allow.dying') && !this.warnedOfDying && atLeast(host.release, '14.4')) {
      host.err("jail: the 'allow.dying' parameter and '-d' flag are deprecated and have no effect.\n");
      this.warnedOfDying = true;
    }
    if (task.jid === 0) this.lookUp(task);
    return true;
  }

  private lookUp(task: Task): void {
    const number = task.parameters.text('jid');
    const name = task.parameters.text('name');
    task.jid = -1;
    if (number !== undefined) {
      const { value, whole } = leadingInteger(number);
      if (value !== 0 && whole) task.jid = this.host.prisons.get({ jid: value })?.jid ?? -1;
    } else if (name !== undefined) {
      task.jid = this.host.prisons.get({ name })?.jid ?? -1;
    }
    const publishes = atLeast(this.host.release, '15.1') && number === undefined;
    if (task.jid > 0 && publishes) task.parameters.put('jid', [String(task.jid)]);
  }

  /** Settles which operation it is, and goes on with it. */
  private *advance(task: Task): Generator<Request, void, Answer> {
    if (!this.settleOperation(task)) return;
    switch (task.flags & OPERATION) {
      case Flag.start:
        yield* this.start(task);
        break;
      case Flag.set:
        this.update(task);
        break;
      case Flag.stop:
      case Flag.start | Flag.stop:
        yield* this.stop(task);
        break;
    }
  }

  /**
   * -cm, -mr and -cmr become a start, an update or a restart by what is running. The flags are replaced
   * whole, as jail(8) does: hence the parameters are checked, and the fstab read, a second time.
   */
  private settleOperation(task: Task): boolean {
    const running = task.jid > 0;
    const kept = task.flags & Flag.cleanUp;
    const restartOrSet = (): void => {
      const differs = this.compareFixed(task) !== undefined;
      task.flags = differs ? kept | Flag.start | Flag.stop : Flag.set;
      if (task.flags === (Flag.start | Flag.stop)) this.scheduler.count(task);
    };
    switch (task.flags & OPERATION) {
      case Flag.start | Flag.set:
        task.flags = running ? Flag.set : kept | Flag.start;
        break;
      case Flag.set | Flag.stop:
        if (!running && kept === 0) {
          this.notFound(task);
          return false;
        }
        restartOrSet();
        break;
      case Flag.start | Flag.set | Flag.stop:
        if (running) restartOrSet();
        else task.flags = Flag.start;
        break;
    }
    return true;
  }

  private *start(task: Task): Generator<Request, void, Answer> {
    if (!task.steps) {
      if (task.jid > 0 && !task.has(Flag.depend | Flag.wild)) {
        this.host.err(`jail: "${this.quotedName(task)}" already exists\n`);
        this.scheduler.fail(task);
        return;
      }
      if (this.scheduler.mustWait(task)) return;
      if (task.jid > 0) return this.started(task);
      if (task.has(Flag.cleanUp)) task.flags |= Flag.stop;
      this.steps.begin(task, START_STEPS);
    }
    if ((yield* this.steps.proceed(task)) === 'waiting') return;
    if (task.has(Flag.stop)) this.stopped(task);
    else this.started(task);
  }

  private started(task: Task): void {
    this.clearTemporaryPersist(task);
    if (this.line.jidFile !== undefined) {
      this.jidFile += printJail(task, this.line, true);
      this.writeJidFile();
    }
    this.scheduler.finished(task);
  }

  private update(task: Task): void {
    if (task.jid < 0 && !task.has(Flag.depend)) return this.notFound(task);
    if (this.scheduler.mustWait(task)) return;
    if (!task.has(Flag.depend)) {
      const differing = this.compareFixed(task);
      if (differing !== undefined) {
        this.warn(task, `${differing} cannot be changed after creation`);
        return this.scheduler.fail(task);
      }
      if (!this.setParameters(task)) return;
      if (this.line.verbosity >= 0 && (task.name !== undefined || this.line.verbosity > 0)) {
        this.steps.note(task, 'updated\n');
      }
    }
    this.scheduler.finished(task);
  }

  private *stop(task: Task): Generator<Request, void, Answer> {
    if (!task.steps) {
      if (this.scheduler.mustWait(task)) return;
      if (task.jid < 0 && !task.has(Flag.cleanUp)) {
        if (!task.has(Flag.depend | Flag.wild)) {
          if (this.line.verbosity < 0) this.scheduler.fail(task);
          else this.notFound(task, '(null)');
        }
        return this.stopped(task);
      }
      this.steps.begin(task, task.jid < 0 ? CLEAN_UP_STEPS : STOP_STEPS);
    } else if (task.has(Flag.failed) && task.jid > 0) {
      return this.stopped(task);
    }
    if ((yield* this.steps.proceed(task)) === 'waiting') return;
    this.stopped(task);
  }

  private stopped(task: Task): void {
    this.scheduler.finished(task);
    if ((task.flags & (Flag.start | Flag.failed)) !== Flag.start) return;
    task.steps = undefined;
    task.flags &= ~(Flag.stop | Flag.cleanUp);
    this.scheduler.count(task);
    (task.unresolved > 0 ? this.scheduler.depend : this.scheduler.ready).append(task);
  }

  /** The first create-only parameter that differs from the running jail's; looked at once only. */
  private compareFixed(task: Task): string | undefined {
    if (task.has(Flag.fixedCompared)) return undefined;
    task.flags |= Flag.fixedCompared;
    const prison = this.host.prisons.get({ jid: task.jid });
    return prison && fixedParameterDiffers(task.kernelParameters, prison, this.host);
  }

  private setParameters(task: Task): boolean {
    const changeable = task.kernelParameters.filter(({ type }) => type.access !== 'create');
    if (changeable.length === 0) return true;
    const jid: JailParameter = importParameter('jid', String(task.jid), this.host.release);
    try {
      setNoted(this.host, task, this.line.verbosity, [jid, ...changeable], 'update');
      return true;
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      this.warn(task, error.detail ?? `jail_set: ${ERRNO_TEXT[error.errno]}`);
      this.scheduler.fail(task);
      return false;
    }
  }

  private clearTemporaryPersist(task: Task): void {
    if (!task.has(Flag.temporaryPersist)) return;
    task.flags &= ~Flag.temporaryPersist;
    let failure = '';
    try {
      const { release } = this.host;
      const jid = importParameter('jid', String(task.jid), release);
      this.host.prisons.set([jid, importParameter('nopersist', undefined, release)], 'update');
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      failure = `: ${ERRNO_TEXT[error.errno]}`;
    }
    if (this.line.verbosity > 0) {
      this.steps.note(task, `jail_set(JAIL_UPDATE) jid=${task.jid} nopersist${failure}\n`);
    }
  }

  /** What is said of a jail without name and jid: nothing at all where jail(8) has printf(3) print NULL. */
  private notFound(task: Task, unnamed = 'no jail specified'): void {
    const name = this.quotedName(task);
    this.host.err(`jail: ${name === undefined ? unnamed : `"${name}" not found`}\n`);
    this.scheduler.fail(task);
  }

  private quotedName(task: Task): string | undefined {
    return task.name ?? task.parameters.text('jid') ?? task.parameters.text('name');
  }

  private warn(task: Task, message: string): void {
    this.host.err(`jail: ${task.name === undefined ? '' : `${task.name}: `}${message}\n`);
  }
}
