import { appendFileSync } from 'node:fs';
import type { SourceReader } from '../../../lib/jailconf';
import { ERRNO_TEXT, SystemError } from '../errno';
import type {
  FileError,
  FileKind,
  JailCommand,
  JailFiles,
  JailHost,
  ProcessExit,
  Request,
  User,
} from '../jail/host';
import type { ExitStatus } from '../jail/task';
import type { Prisons } from '../kernel/prisons';
import type { Release } from '../release';
import { mountOf } from '../state/mount-table';
import { findUser } from './accounts';
import type { Child } from './call';
import type { ProcessPlan } from './frame';
import type { Session } from './session';
import { FIRST_SERVICE_PID } from './machine';

/** The PATH of a clean environment: the default class of login.conf(5). */
const CLEAN_PATH = '/sbin:/bin:/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin';
/** Ids of the processes that jail(8) itself waits for, apart from all process ids. */
const FIRST_COMMAND = 1_000_000;
const POLL = 10;

/** The simulated host as jail(8) finds it: hooks are real processes, in the host's root or the jail's. */
export class RealJailHost implements JailHost {
  readonly fibs: number;
  private readonly ended: ProcessExit[] = [];
  private wake: () => void = () => undefined;
  private lastCommand: number;
  private readonly watched = new Set<number>();

  constructor(
    private readonly session: Session,
    private readonly print: (text: string) => void,
    private readonly complain: (text: string) => void,
    private readonly input: string,
  ) {
    this.fibs = Number(session.state.sysctls['net.fibs'] ?? 1);
    this.lastCommand = FIRST_COMMAND + session.call.pid * 1000;
  }

  get release(): Release {
    return this.session.release;
  }
  get osrelease(): string {
    return this.session.state.sysctls['kern.osrelease'] ?? '';
  }
  get osreldate(): number {
    return Number(this.session.state.sysctls['kern.osreldate']);
  }
  get prisons(): Prisons {
    return this.session.machine.prisons;
  }
  now(): number {
    return Date.now();
  }
  out(text: string): void {
    this.print(text);
  }
  err(text: string): void {
    this.complain(text);
  }
  stdin(): string {
    return this.input;
  }

  user(name: string, jailRoot: string | undefined): User | undefined {
    return findUser(jailRoot === undefined ? this.session.tree : this.session.tree.below(jailRoot), name);
  }
  homeError(home: string, jailRoot: string | undefined): string | undefined {
    const tree = jailRoot === undefined ? this.session.tree : this.session.tree.below(jailRoot);
    return tree.isDirectory(home) ? undefined : ERRNO_TEXT.ENOENT;
  }

  readonly files: JailFiles = {
    lstat: (path) => this.kind(() => this.session.tree.lstat(this.session.absolute(path))),
    stat: (path) => this.kind(() => this.session.tree.stat(this.session.absolute(path))),
    read: (path) => attempt(() => this.session.tree.read(this.session.absolute(path))),
    write: (path, text) => failure(() => this.session.tree.write(this.session.absolute(path), text)),
    openLog: (path) => failure(() => appendFileSync(this.session.tree.realOfNew(path), '')),
    mountOf: (path) => {
      const place = this.session.hostPath(path);
      const mount = mountOf(this.session.state.mounts, place);
      return { type: mount?.type ?? 'ufs', isMountPoint: mount?.target === place };
    },
  };

  private kind(look: () => ReturnType<Session['tree']['stat']>): FileKind | FileError {
    const stats = look();
    if (!stats) return { error: ERRNO_TEXT.ENOENT };
    if (stats.isDirectory()) return 'directory';
    if (stats.isSymbolicLink()) return 'link';
    return stats.isFile() ? 'file' : 'other';
  }

  terminate(_jid: number, pid: number): boolean {
    const { machine } = this.session;
    if (pid >= FIRST_SERVICE_PID && pid < FIRST_COMMAND) {
      machine.state.services = machine.state.services.filter((service) => service.pid !== pid);
      this.over(pid, { signal: 15 });
      return true;
    }
    machine.settleLater(machine.agent.kill(pid, 15));
    this.watched.add(pid);
    return true;
  }

  private over(pid: number, status: ExitStatus): void {
    this.watched.delete(pid);
    this.prisons.exited(pid);
    this.ended.push({ pid, status });
    this.wake();
  }

  async answer(request: Request): Promise<number | ProcessExit | undefined> {
    return request.kind === 'start' ? this.start(request.command) : this.wait(request.until);
  }

  private start(command: JailCommand): number {
    const id = ++this.lastCommand;
    const prefix = command.jail === '' ? 'jail: ' : `jail: ${command.jail}: `;
    if (command.refused !== undefined) {
      this.err(`${prefix}${command.refused}\n`);
      setImmediate(() => this.over(id, { exit: 1 }));
      return id;
    }
    const { machine } = this.session;
    const inJail = command.in === 'jail';
    const tag = machine.tag(
      inJail ? { by: 'jail', jid: command.jid } : { ...this.session.origin, by: 'hook' },
    );
    if (inJail) this.prisons.attach(command.jid, id);
    const running = this.session.call.start(this.plan(command, tag, `${prefix}exec ${command.argv[0]}: `));
    running.pid.catch(() => undefined);
    if (command.background) this.detach(running, command, id);
    else this.follow(running, command, id, tag);
    return id;
  }

  /** A command in the background goes on by itself; in a jail it is one of its processes. */
  private detach(running: Child, command: JailCommand, id: number): void {
    running.ended.catch(() => undefined);
    if (command.in === 'host') return;
    const known = running.pid.then((pid) => {
      if (this.prisons.get({ jid: command.jid })) this.prisons.attach(command.jid, pid);
      this.prisons.exited(id);
    });
    this.session.machine.settleLater(known);
  }

  private follow(running: Child, command: JailCommand, id: number, tag: number): void {
    running.ended.then(
      async (status) => {
        if (command.in === 'jail') await this.adopt(command.jid, tag);
        this.over(id, status);
      },
      () => this.over(id, { signal: 9 }),
    );
  }

  /** What a command in a jail leaves behind goes on as the jail's processes. */
  private async adopt(jid: number, tag: number): Promise<void> {
    const left = await this.session.machine.agent.processes();
    if (!this.prisons.get({ jid })) return;
    for (const process of left) if (process.tag === tag) this.prisons.attach(jid, process.pid);
  }

  private plan(command: JailCommand, tag: number, complaint: string): ProcessPlan {
    const { session } = this;
    const inJail = command.in === 'jail';
    const root = inJail && command.path !== undefined ? session.tree.resolve(command.path) : undefined;
    const onHost = !inJail;
    const name = command.user ?? (command.env === 'clean' ? 'root' : undefined);
    const user =
      name === undefined
        ? undefined
        : (this.user(name, onHost ? undefined : root) ?? this.user(name, undefined));
    const identity = user && { USER: user.name, HOME: user.home, SHELL: user.shell };
    const clean = { PATH: CLEAN_PATH, ...(session.env.TERM !== undefined && { TERM: session.env.TERM }) };
    return {
      argv: command.argv,
      env: { ...(command.env === 'clean' ? clean : session.env), ...identity, ...command.jailenv },
      cwd: command.cwd ?? (inJail ? '/' : session.call.cwd),
      ...(root !== undefined && { root, jailed: true }),
      tag,
      ...(command.user !== null && user && { uid: user.uid, gid: user.gid }),
      ...(command.consolelog !== undefined && { log: command.consolelog }),
      session: command.background,
      complaint,
      complaintStatus: 1,
    };
  }

  private async wait(until: number | 'now' | undefined): Promise<ProcessExit | undefined> {
    const deadline = until === 'now' ? this.now() : until;
    for (;;) {
      const exit = this.ended.shift();
      if (exit) return exit;
      const left = deadline === undefined ? Infinity : deadline - this.now();
      if (left <= 0) return undefined;
      await this.session.call.orGone(this.something(Math.min(left, this.watched.size > 0 ? POLL : 1000)));
      await this.lookAfterWatched();
    }
  }

  private something(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async lookAfterWatched(): Promise<void> {
    if (this.watched.size === 0) return;
    const alive = new Set((await this.session.machine.agent.processes()).map(({ pid }) => pid));
    for (const pid of [...this.watched]) if (!alive.has(pid)) this.over(pid, { signal: 15 });
  }

  /** How jail.conf and what it includes are read. */
  get source(): SourceReader {
    const { tree } = this.session;
    return {
      read: (path) => {
        const text = attempt(() => tree.read(this.session.absolute(path)));
        if (typeof text === 'string') return Buffer.from(text, 'utf8');
        return text.error === ERRNO_TEXT.EISDIR ? 'EISDIR' : 'ENOENT';
      },
      list: (directory) => {
        const path = this.session.absolute(directory === '' ? '.' : directory);
        return tree.isDirectory(path) ? tree.list(path) : undefined;
      },
    };
  }
}

function attempt<T>(act: () => T): T | FileError {
  try {
    return act();
  } catch (error) {
    if (error instanceof SystemError) return { error: ERRNO_TEXT[error.errno] };
    throw error;
  }
}

function failure(act: () => void): FileError | undefined {
  const outcome = attempt(() => {
    act();
    return undefined;
  });
  return outcome;
}
