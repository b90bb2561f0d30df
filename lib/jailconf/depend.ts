import { decodeBinary, encodeBinary } from './bytes';
import type { MergedJail } from './merge';
import { dependencyLoop, skipped, undefinedJail } from './messages';

/** A jail in the order of starting. */
interface Job {
  readonly jail: MergedJail;
  /** Those that wait for this one, once for each time they name it. */
  readonly dependents: Job[];
  dependencies: number;
  /** How many are still awaited. */
  awaited: number;
}

/** The order in which jail(8) would start the jails of a file. */
export class StartOrder {
  private jobs: Job[];
  private readonly byName: Job[];
  /** Dependencies that are written down, and those of children on their parents. */
  private written = 0;
  private implied = 0;

  constructor(jails: readonly MergedJail[]) {
    this.jobs = jails.map((jail) => ({ jail, dependents: [], dependencies: 0, awaited: 0 }));
    this.byName = [...this.jobs].sort((a, b) => compareBytes(a.jail.name, b.jail.name));
    this.link();
    this.findLoops();
  }

  /**
   * Goes through the jails as `jail -c` does, each after those it depends on. `start` says whether a
   * jail could be started. Returns the jails that never have their turn, of which jail(8) says nothing.
   */
  walk(start: (jail: MergedJail) => boolean): MergedJail[] {
    const ready = this.reset();
    // The queue grows while it is gone through.
    for (const job of ready) {
      const started = !job.jail.failed && start(job.jail);
      for (const dependent of job.dependents) {
        if (!started && !dependent.jail.failed) {
          dependent.jail.complain(skipped(dependent.jail.name), dependent.jail.block);
        }
      }
      this.finish(job, ready);
    }
    return this.jobs.filter(({ awaited }) => awaited > 0).map(({ jail }) => jail);
  }

  /** Everything starts anew; what waits for nothing is ready. */
  private reset(): Job[] {
    for (const job of this.jobs) {
      job.awaited = job.dependencies;
    }
    return this.jobs.filter(({ awaited }) => awaited === 0);
  }

  private finish(job: Job, ready: Job[]): void {
    for (const dependent of job.dependents) {
      if (--dependent.awaited === 0) {
        ready.push(dependent);
      }
    }
  }

  private link(): void {
    const parentOf = parentFinder();
    for (const job of this.jobs) {
      const { jail } = job;
      if (jail.failed) {
        continue;
      }
      const depend = jail.internal.get('depend');
      for (const wanted of depend?.values ?? []) {
        const found = this.find(wanted);
        if (found) {
          this.written++;
          this.depend(job, found);
        } else {
          jail.complain(undefinedJail(jail.name, wanted), depend?.statements.at(-1) ?? jail.block);
        }
      }
      const parentName = parentOf(jail.name);
      const parent = parentName === undefined ? undefined : this.find(parentName);
      if (parent) {
        this.implied++;
        this.depend(job, parent);
      }
    }
  }

  private depend(job: Job, on: Job): void {
    on.dependents.push(job);
    job.dependencies++;
  }

  /**
   * Reports one jail of each loop, and leaves the jails in the order found: a single dependency on
   * oneself is not looked for, as state.c has it.
   */
  private findLoops(): void {
    if (this.written === 0 || this.written + this.implied < 2) {
      return;
    }
    const order = this.reset();
    const waiting = this.jobs.filter(({ awaited }) => awaited > 0);
    let settled = 0;
    const settle = (): void => {
      for (; settled < order.length; settled++) {
        const job = order[settled];
        if (job) {
          this.finish(job, order);
        }
      }
    };
    settle();
    for (const job of waiting) {
      if (job.awaited > 0) {
        job.jail.complain(dependencyLoop(job.jail.name), job.jail.block);
        job.awaited = 0;
        order.push(job);
        settle();
      }
    }
    this.jobs = order;
  }

  /** Of several jails of one name, the one that bsearch(3) comes upon. */
  private find(name: string): Job | undefined {
    let low = 0;
    let high = this.byName.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const job = this.byName[middle];
      const order = job ? compareBytes(name, job.jail.name) : 0;
      if (order === 0) {
        return job;
      }
      if (order < 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return undefined;
  }
}

/**
 * Finds the name that jail(8) takes for that of the parent. It cuts the name not at its last dot but at the
 * size of a buffer that only grows (state.c, dep_setup): behind a jail whose parent has a longer name, a jail
 * may be taken for its own parent, and then it is never started.
 */
export function parentFinder(): (name: string) => string | undefined {
  let size = 0;
  return (name) => {
    const bytes = encodeBinary(name);
    const dot = bytes.lastIndexOf('.');
    if (dot < 0) {
      return undefined;
    }
    size = Math.max(size, dot);
    return decodeBinary(bytes.slice(0, size));
  };
}

/** The order of the names only has to be some order, the same everywhere. */
function compareBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
