import { isVnet } from '../kernel/prison';
import type { Prison } from '../kernel/prison';
import { Prisons } from '../kernel/prisons';
import type { HostState } from '../state/host-state';
import { addInterface, releaseStack } from '../state/network';
import type { Agent } from './agent';
import type { Disk } from './disk';
import type { Shell } from './linux';
import { Mounter } from './mounter';
import type { RealPool } from './real-pool';
import type { Tree } from './tree';

/** Who started a process: the script, a hook of a jail, something inside a jail, or boot. */
export interface Origin {
  readonly by: 'script' | 'hook' | 'jail' | 'boot';
  /** The jail it runs in. */
  readonly jid?: number;
}

/** Runs a command on another host. */
export type Remote = (
  command: string,
  input: Buffer,
) => Promise<{ readonly exit: number; readonly stdout: Buffer; readonly stderr: string }>;

const FIRST_TAG = 100;
// In milliseconds, and so ten seconds in all.
const POLL = 10;
const MOST_TRIES = 1000;

/** The pids of daemons that are entries in the state; real ones stay far below. */
export const FIRST_SERVICE_PID = 50000;

/** The running simulated host: its state, its files, and the process that holds its mounts. */
export class Machine {
  readonly prisons: Prisons;
  readonly mounter: Mounter;
  shell: Shell = 'dash';
  /** The host's pool, when its ZFS is not simulated. */
  realPool: RealPool | undefined;
  /** Other hosts that ssh(1) reaches, by name. */
  readonly remotes = new Map<string, Remote>();
  /** What the simulation does not know and was asked for. */
  readonly problems: string[] = [];
  private readonly origins = new Map<number, Origin>();
  private lastTag = FIRST_TAG;
  private unsettled: Promise<unknown>[] = [];

  constructor(
    readonly state: HostState,
    readonly disk: Disk,
    readonly agent: Agent,
  ) {
    this.mounter = new Mounter(this);
    this.prisons = new Prisons(
      { created: (prison) => this.prisonCreated(prison), ended: (prison) => this.prisonEnded(prison) },
      (path) => this.tree.resolve(path),
      state,
    );
  }

  get tree(): Tree {
    return this.disk.tree;
  }

  note(problem: string): void {
    this.problems.push(problem);
  }

  /** A new tag for a process and its descendants. */
  tag(origin: Origin): number {
    this.lastTag += 1;
    this.origins.set(this.lastTag, origin);
    return this.lastTag;
  }
  originOf(tag: number): Origin {
    return this.origins.get(tag) ?? { by: 'script' };
  }

  /** Milliseconds since the epoch, by the host's clock. */
  now(): number {
    return Date.now() + this.state.slept * 1000;
  }

  /** The network stack of a jail: its own, its parent's, or the host's (undefined). */
  stackOf(jail: Prison | undefined): number | undefined {
    if (!jail) return undefined;
    if (isVnet(jail)) return jail.jid;
    return jail.parent === undefined ? undefined : this.stackOf(this.prisons.get({ jid: jail.parent }, true));
  }

  /** A running jail by name or number, as jail_getid(3) finds it. */
  findJail(nameOrNumber: string, dying = false): Prison | undefined {
    const number = /^\d+$/.test(nameOrNumber) ? Number(nameOrNumber) : 0;
    const byNumber = number > 0 ? this.prisons.get({ jid: number }, dying) : undefined;
    return byNumber ?? this.prisons.get({ name: nameOrNumber }, dying);
  }

  /** Something that has to be over before the current command is. */
  settleLater(work: Promise<unknown>): void {
    this.unsettled.push(work.catch(() => undefined));
  }
  async settle(): Promise<void> {
    const work = this.unsettled;
    this.unsettled = [];
    await Promise.all(work);
  }

  /** A network stack of its own begins with a loopback interface that is down. */
  private prisonCreated(prison: Prison): void {
    if (isVnet(prison)) addInterface(this.state.network, 'lo', 0, prison.jid);
  }

  private prisonEnded(prison: Prison): boolean {
    this.settleLater(this.killAllOf(prison.jid));
    this.state.services = this.state.services.filter(({ jid }) => jid !== prison.jid);
    for (const dataset of this.state.zfs.datasets) {
      if (dataset.jail === prison.jid) delete dataset.jail;
    }
    const seconds = this.state.lingers[prison.name] ?? 0;
    if (seconds > 0) {
      this.state.dying.push({ jid: prison.jid, until: this.now() + seconds * 1000 });
      return true;
    }
    releaseStack(this.state.network, prison.jid);
    return false;
  }

  /** Signals every process with one of these tags, and says how many there were. */
  async killAll(tags: ReadonlySet<number>, signal: number): Promise<number> {
    const processes = await this.agent.processes();
    const chosen = processes.filter(({ tag }) => tags.has(tag));
    await Promise.all(chosen.map(({ pid }) => this.agent.kill(pid, signal)));
    return chosen.length;
  }

  private async killAllOf(jid: number): Promise<void> {
    const inIt = [...this.origins].filter(([, origin]) => origin.by === 'jail' && origin.jid === jid);
    if (inIt.length === 0) return;
    const tags = new Set(inIt.map(([tag]) => tag));
    // A killed process holds its files until Linux has taken it down; FreeBSD's jail_remove(2) waits for that.
    for (let tries = 0; (await this.killAll(tags, 9)) > 0 && tries < MOST_TRIES; tries++) {
      await new Promise((resolve) => setTimeout(resolve, POLL));
    }
    for (const tag of tags) this.origins.delete(tag);
  }

  /** Lets go of dying jails whose time has come. */
  expireDying(): void {
    const due = this.state.dying.filter(({ until }) => until <= this.now());
    this.state.dying = this.state.dying.filter((entry) => !due.includes(entry));
    for (const { jid } of due) {
      releaseStack(this.state.network, jid);
      const prison = this.prisons.get({ jid }, true);
      if (prison?.dying) this.prisons.forget(prison);
    }
  }

  /** Notices processes in jails that have ended by themselves. */
  async refreshProcesses(): Promise<void> {
    const listed = this.prisons.prisons.flatMap(({ processes }) => processes);
    const real = listed.filter((pid) => pid < FIRST_SERVICE_PID);
    if (real.length === 0) return;
    const alive = new Set((await this.agent.processes()).map(({ pid }) => pid));
    for (const pid of real) if (!alive.has(pid)) this.prisons.exited(pid);
  }
}
