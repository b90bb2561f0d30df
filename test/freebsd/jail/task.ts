import type { JailParameter } from '../kernel/jail-parameter';
import { ParameterList } from './parameter-list';
import type { Step } from './steps';

/** An edge of the dependency graph: `from` starts after `to` and stops before it. */
export interface Dependency {
  readonly from: Task;
  readonly to: Task;
  /** Between parent and child by name: fulfilled as soon as the parent exists or the child does not. */
  readonly light: boolean;
  seen: boolean;
}

/** A jail with what jail(8) knows and does about it during one call. */
export class Task {
  readonly parameters = new ParameterList();
  /** Values that are derived from parameters: aliases for ifconfig and the lines of fstab files. */
  readonly derived: Record<'ip4.addr' | 'ip6.addr' | 'mount.fstab', string[]> = {
    'ip4.addr': [],
    'ip6.addr': [],
    'mount.fstab': [],
  };
  readonly dependsOn: Dependency[] = [];
  readonly neededBy: Dependency[] = [];
  flags = 0;
  /** 0: not looked up yet; -1: not running. */
  jid = 0;
  unresolved = 0;
  queue: Queue;
  kernelParameters: JailParameter[] = [];
  /** The list of steps being worked through, and where in it. */
  steps: readonly Step[] | undefined;
  position = 0;
  /** Index of the value of this step that was run last; undefined between steps. */
  value: number | undefined;
  commandLine = '';
  /** Milliseconds of the host's clock, or undefined for no limit. */
  deadline: number | undefined;
  status: ExitStatus = { exit: 0 };
  pending = 0;

  constructor(
    readonly name: string | undefined,
    queue: Queue,
  ) {
    this.queue = queue;
    queue.items.push(this);
  }

  /** The name that the kernel has for it, once that is known: the jid when none was given. */
  get kernelName(): string | undefined {
    return this.parameters.text('name') ?? this.nameFromJid;
  }
  nameFromJid: string | undefined;

  has(flags: number): boolean {
    return (this.flags & flags) !== 0;
  }
}

export type ExitStatus = { readonly exit: number } | { readonly signal: number };

/** A list that jails wait in; a jail is in exactly one at a time. */
export class Queue {
  items: Task[] = [];

  get first(): Task | undefined {
    return this.items[0];
  }
  get last(): Task | undefined {
    return this.items.at(-1);
  }
  get empty(): boolean {
    return this.items.length === 0;
  }

  private take(task: Task): void {
    task.queue.items = task.queue.items.filter((other) => other !== task);
    task.queue = this;
  }

  /** Appends the jail, unless it is in this queue already. */
  append(task: Task): void {
    if (task.queue === this) return;
    this.take(task);
    this.items.push(task);
  }

  prepend(task: Task): void {
    this.take(task);
    this.items.unshift(task);
  }

  /** Inserts the jail before the first one that the test picks. */
  insert(task: Task, before: (other: Task) => boolean): void {
    this.take(task);
    const index = this.items.findIndex(before);
    this.items.splice(index < 0 ? this.items.length : index, 0, task);
  }
}
