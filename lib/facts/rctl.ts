/**
 * What rctl(8) can limit, and what the kernel refuses. From kern_rctl.c, kern_racct.c, rctl(8); the notes on
 * memoryuse and pcpu were measured on 15.1.
 */

export type RctlUnit = 'bytes' | 'count' | 'seconds' | 'percent' | 'bytes/s' | 'operations/s';

export interface RctlResourceFact {
  readonly name: string;
  readonly unit: RctlUnit;
  /** The actions that the kernel refuses with "Operation not supported". */
  readonly refusedActions: readonly string[];
  /** Whether the amount may hold for each process by itself. */
  readonly perProcess: boolean;
  readonly summary: string;
  /** What `deny` does where it does not refuse. */
  readonly denyNote?: string;
}

const noThrottle = ['throttle'] as const;
const noDeny = ['deny'] as const;
const onlyReports = ['deny', 'throttle'] as const;

function resource(
  name: string,
  unit: RctlUnit,
  summary: string,
  fact: Partial<Pick<RctlResourceFact, 'refusedActions' | 'perProcess' | 'denyNote'>> = {},
): RctlResourceFact {
  return { name, unit, summary, refusedActions: noThrottle, perProcess: true, ...fact };
}

/** In the order in which `rctl -u` prints them. */
export const rctlResources: readonly RctlResourceFact[] = [
  resource('cputime', 'seconds', 'processor time used', { refusedActions: onlyReports }),
  resource('datasize', 'bytes', 'data segment of a process'),
  resource('stacksize', 'bytes', 'stack of a process'),
  resource('coredumpsize', 'bytes', 'size of a core dump'),
  resource('memoryuse', 'bytes', 'resident memory', {
    denyNote:
      'deny refuses no memory, the kernel only pushes pages out: use sigkill or sigterm, or limit vmemoryuse or swapuse',
  }),
  resource('memorylocked', 'bytes', 'locked memory'),
  resource('maxproc', 'count', 'processes'),
  resource('openfiles', 'count', 'open file descriptors'),
  resource('vmemoryuse', 'bytes', 'address space, of which Go, Java and Node reserve plenty'),
  resource('pseudoterminals', 'count', 'pseudo-terminals', { perProcess: false }),
  resource('swapuse', 'bytes', 'swap reserved or used', { perProcess: false }),
  resource('nthr', 'count', 'threads'),
  resource('msgqqueued', 'count', 'System V messages in queues', { perProcess: false }),
  resource('msgqsize', 'bytes', 'size of System V message queues', { perProcess: false }),
  resource('nmsgq', 'count', 'System V message queues', { perProcess: false }),
  resource('nsem', 'count', 'System V semaphores', { perProcess: false }),
  resource('nsemop', 'count', 'System V semaphores changed by one semop call'),
  resource('nshm', 'count', 'System V shared memory segments', { perProcess: false }),
  resource('shmsize', 'bytes', 'size of System V shared memory', { perProcess: false }),
  resource('wallclock', 'seconds', 'time since the start', { refusedActions: onlyReports }),
  resource('pcpu', 'percent', 'processor use in percent of one core, 200 for two cores', {
    denyNote: 'deny slows processes down and refuses nothing, the limit is approached over seconds',
  }),
  resource('readbps', 'bytes/s', 'bytes read from file systems', { refusedActions: noDeny }),
  resource('writebps', 'bytes/s', 'bytes written to file systems', { refusedActions: noDeny }),
  resource('readiops', 'operations/s', 'reads from file systems', { refusedActions: noDeny }),
  resource('writeiops', 'operations/s', 'writes to file systems', { refusedActions: noDeny }),
];

/** Signals in the kernel's order, after what is no signal. */
export const rctlActions: readonly string[] = [
  ...['deny', 'log', 'devctl', 'throttle'],
  ...['sighup', 'sigint', 'sigquit', 'sigill', 'sigtrap', 'sigabrt', 'sigemt', 'sigfpe', 'sigkill', 'sigbus'],
  ...['sigsegv', 'sigsys', 'sigpipe', 'sigalrm', 'sigterm', 'sigurg', 'sigstop', 'sigtstp', 'sigchld'],
  ...['sigttin', 'sigttou', 'sigio', 'sigxcpu', 'sigxfsz', 'sigvtalrm', 'sigprof', 'sigwinch', 'siginfo'],
  ...['sigusr1', 'sigusr2', 'sigthr'],
];

/** Whom an amount may be for; without it, it is for the jail. */
export const rctlPerValues: readonly string[] = ['process', 'user', 'loginclass', 'jail'];

/** The kernel's largest amount is 2^63 - 1; this is the largest one that a JavaScript number holds exactly. */
export const rctlLargestAmount = Number.MAX_SAFE_INTEGER;

const byName = new Map(rctlResources.map((fact) => [fact.name, fact]));
const actions = new Set(rctlActions);
const pers = new Set(rctlPerValues);

export function rctlResource(name: string): RctlResourceFact | undefined {
  return byName.get(name);
}

/** Why the kernel refuses a rule of this kind, or undefined when it takes it. */
export function rctlRefusal(resource: string, action: string, per = 'jail'): string | undefined {
  const fact = byName.get(resource);
  if (fact === undefined)
    return `rctl knows no resource '${resource}': use one of ${[...byName.keys()].join(', ')}`;
  if (!actions.has(action))
    return `rctl knows no action '${action}': use deny, log, devctl, throttle or a signal`;
  if (!pers.has(per)) return `rctl knows no '/${per}': use ${rctlPerValues.join(', ')}`;
  if (fact.refusedActions.includes(action)) {
    return `the kernel refuses ${action} for ${resource}: use ${alternatives(fact)}`;
  }
  if (per === 'process' && !fact.perProcess) {
    return `the kernel does not count ${resource} by process: leave 'per' out or use user, loginclass or jail`;
  }
  return undefined;
}

function alternatives(fact: RctlResourceFact): string {
  const usable = ['deny', 'throttle', 'log', 'devctl'].filter((name) => !fact.refusedActions.includes(name));
  return `${usable.join(', ')} or a signal`;
}

/** What a rule does other than its action says, or undefined when it does just that. */
export function rctlCaution(resource: string, action: string): string | undefined {
  return action === 'deny' ? byName.get(resource)?.denyNote : undefined;
}
