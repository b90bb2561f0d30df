import { OPERATION, Flag } from './flags';
import type { JailHost } from './host';
import { leadingInteger } from './parameter-list';
import type { Scheduler } from './scheduler';
import type { CommandLine } from './command-line';
import { Task } from './task';

/** Only a whole component `*` makes a name a wildcard. */
export const isWildcard = (name: string): boolean => name.split('.').includes('*');

/** A `*` stands for one component, at the end for one or more. */
export function matchesWildcard(name: string, wildcard: string): boolean {
  const names = name.split('.');
  const wanted = wildcard.split('.');
  while (names.length > 1 && wanted.length > 1) {
    const component = names.shift();
    const pattern = wanted.shift();
    if (component !== pattern && pattern !== '*') return false;
  }
  return names.join('.') === wanted.join('.') || wanted.join('.') === '*';
}

/** Ties the jails together and picks those that the command line means. */
export function chooseTargets(
  line: CommandLine,
  useFile: boolean,
  host: JailHost,
  scheduler: Scheduler,
): 'all' | 'some' | 'none' {
  if (useFile) scheduler.connect();
  else checkRunningBases(host, scheduler);
  const chooser = new Chooser(line, useFile, host, scheduler);
  if ((line.operation & OPERATION) !== Flag.stop) {
    return chooser.choose(line.operands[0]) ? 'all' : 'none';
  }
  const found = line.operands.map((target) => chooser.choose(target));
  return found.includes(false) ? 'some' : 'all';
}

/** A jail of the command line may depend on jails that run. jail(8) then works on those as well. */
function checkRunningBases(host: JailHost, scheduler: Scheduler): void {
  const task = scheduler.idle.first;
  for (const name of task?.parameters.values('depend') ?? []) {
    if (running(host, scheduler, name, false)) continue;
    host.err(`jail: depends on nonexistent jail "${name}"\n`);
    if (task) task.flags |= Flag.failed;
  }
}

/** A running jail by name or number, as its configured self if there is one. */
function running(host: JailHost, scheduler: Scheduler, target: string, dying: boolean): Task | undefined {
  const { value, whole } = leadingInteger(target);
  const key = whole && value !== 0 ? { jid: value } : { name: target };
  const prison = host.prisons.get(key, dying);
  if (!prison) return undefined;
  return scheduler.find(prison.name) ?? addRunning(scheduler, prison);
}

function addRunning(scheduler: Scheduler, { name, jid }: { name: string; jid: number }): Task {
  const task = new Task(name, scheduler.idle);
  task.jid = jid;
  return task;
}

class Chooser {
  constructor(
    private readonly line: CommandLine,
    private readonly useFile: boolean,
    private readonly host: JailHost,
    private readonly scheduler: Scheduler,
  ) {}

  choose(target: string | undefined): boolean {
    const { line, scheduler } = this;
    const { operation } = line;
    const stopsOnly = (operation & OPERATION) === Flag.stop;
    if (target === undefined || (!this.useFile && !stopsOnly) || (!line.force && target === '*')) {
      scheduler.chooseAll(operation | (this.useFile ? Flag.wild : 0));
      return true;
    }
    if (isWildcard(target)) {
      this.chooseMatching(target, operation | Flag.wild);
      return true;
    }
    const task =
      scheduler.find(target) ?? (stopsOnly ? running(this.host, scheduler, target, true) : undefined);
    if (!task) {
      this.host.err(`jail: "${target}" not found\n`);
      return false;
    }
    scheduler.choose(task, operation);
    return true;
  }

  /** -R looks at what runs, everything else at the file. */
  private chooseMatching(wildcard: string, flags: number): void {
    const { scheduler, host } = this;
    if (!this.line.force) {
      const matching = scheduler.idle.items.filter((task) => matchesWildcard(task.name ?? '', wildcard));
      for (const task of matching) scheduler.choose(task, flags);
      return;
    }
    for (const prison of host.prisons.prisons) {
      if (!prison.dying && matchesWildcard(prison.name, wildcard)) {
        scheduler.choose(addRunning(scheduler, prison), flags);
      }
    }
  }
}
