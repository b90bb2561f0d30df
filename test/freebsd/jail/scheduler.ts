import { parentFinder } from '../../../lib/jailconf';
import type { Dependency, Task } from './task';
import { Queue } from './task';
import { Flag, isStopping, OPERATION } from './flags';

/** The queues of one call of jail(8), and the dependencies between its jails. */
export class Scheduler {
  /** Jails with nothing to wait for, or not asked for. */
  readonly idle = new Queue();
  readonly ready = new Queue();
  readonly depend = new Queue();
  /** Waiting for a command, the earliest deadline first. */
  readonly sleeping = new Queue();
  /** Waiting for a free slot of `-p`. */
  readonly runnable = new Queue();

  private configured: readonly Task[] = [];

  constructor(
    private readonly warn: (task: Task, message: string) => void,
    private readonly quiet: () => boolean,
  ) {}

  /** A jail of the configuration file. */
  find(name: string): Task | undefined {
    return this.configured.find((task) => task.name === name);
  }

  /** Ties every jail to those it depends on and to its parent by name; reports what cannot be. */
  connect(): void {
    this.configured = [...this.idle.items];
    let stated = 0;
    let implied = 0;
    const parentOf = parentFinder();
    for (const task of this.configured) {
      if (task.has(Flag.failed)) continue;
      for (const name of task.parameters.values('depend') ?? []) {
        const base = this.find(name);
        if (base) {
          stated += 1;
          this.tie(task, base, false);
        } else {
          this.warn(task, `depends on undefined jail "${name}"`);
          task.flags |= Flag.failed;
        }
      }
      const parent = parentOf(task.name ?? '');
      const parentTask = parent === undefined ? undefined : this.find(parent);
      if (parentTask) {
        implied += 1;
        this.tie(task, parentTask, true);
      }
    }
    if (stated > 1 || (stated > 0 && implied > 0)) this.breakLoops();
  }

  private tie(from: Task, to: Task, light: boolean): void {
    const dependency: Dependency = { from, to, light, seen: false };
    from.dependsOn.push(dependency);
    to.neededBy.push(dependency);
  }

  /** Follows the order once; what cannot be reached goes round in a circle, and one jail of it fails. */
  private breakLoops(): void {
    this.chooseAll(0);
    this.drainReady();
    for (let task = this.depend.first; task; task = this.depend.first) {
      this.warn(task, 'dependency loop');
      task.flags |= Flag.failed;
      this.idle.append(task);
      this.finished(task, { ignoreFailure: true });
      this.drainReady();
    }
    for (const task of this.idle.items) {
      for (const dependency of task.dependsOn) dependency.seen = false;
    }
  }

  private drainReady(): void {
    for (let task = this.ready.first; task; task = this.ready.first) {
      this.idle.append(task);
      this.finished(task, { ignoreFailure: true });
    }
  }

  /** Gives every jail these flags; those with dependencies wait for them. */
  chooseAll(flags: number): void {
    for (const task of [...this.idle.items]) {
      task.flags = (task.flags & Flag.failed) | flags;
      this.count(task);
      (task.unresolved > 0 ? this.depend : this.ready).append(task);
    }
  }

  choose(task: Task, flags: number): void {
    task.flags = (task.flags & Flag.failed) | flags;
    this.count(task);
    this.ready.append(task);
  }

  count(task: Task): void {
    task.unresolved = (isStopping(task.flags) ? task.neededBy : task.dependsOn).length;
  }

  /** Whether the jail has to wait; pulls in the jails it waits for. */
  mustWait(task: Task): boolean {
    if (task.unresolved === 0) return false;
    const backwards = isStopping(task.flags);
    let open = 0;
    for (const dependency of backwards ? task.neededBy : task.dependsOn) {
      if (dependency.seen) continue;
      const other = backwards ? dependency.from : dependency.to;
      if (other.has(Flag.failed)) {
        this.skip(task);
        continue;
      }
      this.pullIn(other, task);
      const fulfilled = dependency.light && (backwards ? other.jid < 0 : other.jid > 0);
      if (!fulfilled) open += 1;
    }
    if (open === 0) return false;
    this.depend.append(task);
    return true;
  }

  private skip(task: Task): void {
    if (!task.has(Flag.depend | Flag.failed) && !this.quiet()) this.warn(task, 'skipped');
    task.flags |= Flag.failed;
  }

  /** The jail that is waited for gets an operation, or has its own changed to one that helps. */
  private pullIn(other: Task, waiting: Task): void {
    if (countBits(other.flags & OPERATION) > 1) return;
    let recount = false;
    if (!other.has(OPERATION)) {
      recount = true;
      other.flags |= Flag.depend;
      this.ready.append(other);
    }
    switch (waiting.flags & OPERATION) {
      case Flag.start:
        other.flags |= Flag.start;
        break;
      case Flag.set:
        if (!other.has(OPERATION)) other.flags |= Flag.set;
        else if (other.has(Flag.stop)) other.flags |= Flag.start;
        break;
      case Flag.stop:
      case Flag.start | Flag.stop:
        if (!other.has(Flag.stop)) recount = true;
        other.flags |= Flag.stop;
        if (other.has(Flag.set)) other.flags ^= Flag.start | Flag.set;
        break;
    }
    if (recount) this.count(other);
  }

  /**
   * A jail is done, or (`light`) exists or is gone already: those that wait for it come nearer. Its
   * failure is theirs too.
   */
  finished(task: Task, how: { light?: boolean; ignoreFailure?: boolean } = {}): void {
    const backwards = isStopping(task.flags);
    for (const dependency of backwards ? task.dependsOn : task.neededBy) {
      if (dependency.seen || (how.light && !dependency.light)) continue;
      dependency.seen = true;
      const waiting = backwards ? dependency.to : dependency.from;
      const merelyUnchanged = (task.flags & (OPERATION | Flag.depend)) === (Flag.set | Flag.depend);
      if (!how.ignoreFailure && task.has(Flag.failed) && !merelyUnchanged) this.skip(waiting);
      waiting.unresolved -= 1;
      if (waiting.unresolved === 0 && waiting.queue === this.depend) this.ready.append(waiting);
    }
  }

  /** The jail to look at next of those that are ready: starts in order, stops from the last. */
  nextReady(): Task | undefined {
    const first = this.ready.first;
    if (!first || !isStopping(first.flags)) return first;
    return [...this.ready.items].reverse().find((task) => isStopping(task.flags));
  }

  /** Marks a failure; the jail is looked at before all others. */
  fail(task: Task): void {
    task.flags |= Flag.failed;
    this.ready.prepend(task);
  }
}

const countBits = (flags: number): number =>
  [Flag.start, Flag.set, Flag.stop].filter((bit) => flags & bit).length;
