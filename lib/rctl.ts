/** What rctl(8) can limit. The unit of the amount follows from the resource. */
export enum RctlResource {
  /** CPU time in seconds. Cannot be denied: use a signal or LOG. */
  CPUTIME = 'cputime',
  /** Data size in bytes. */
  DATASIZE = 'datasize',
  /** Stack size in bytes. */
  STACKSIZE = 'stacksize',
  /** Core dump size in bytes. */
  COREDUMPSIZE = 'coredumpsize',
  /** Resident memory in bytes. DENY makes the kernel page out, it refuses nothing. */
  MEMORYUSE = 'memoryuse',
  /** Locked memory in bytes. */
  MEMORYLOCKED = 'memorylocked',
  /** Number of processes. */
  MAXPROC = 'maxproc',
  /** Size of the file descriptor table. */
  OPENFILES = 'openfiles',
  /** Address space in bytes. Programs that reserve much of it (Go, Java, Node) break with low values. */
  VMEMORYUSE = 'vmemoryuse',
  /** Number of pseudo-terminals. */
  PSEUDOTERMINALS = 'pseudoterminals',
  /** Swap in bytes, reserved or used. */
  SWAPUSE = 'swapuse',
  /** Number of threads. */
  NTHR = 'nthr',
  /** Number of queued System V messages. */
  MSGQQUEUED = 'msgqqueued',
  /** System V message queue size in bytes. */
  MSGQSIZE = 'msgqsize',
  /** Number of System V message queues. */
  NMSGQ = 'nmsgq',
  /** Number of System V semaphores. */
  NSEM = 'nsem',
  /** Number of System V semaphores changed in one call. */
  NSEMOP = 'nsemop',
  /** Number of System V shared memory segments. */
  NSHM = 'nshm',
  /** System V shared memory in bytes. */
  SHMSIZE = 'shmsize',
  /** Time by the clock in seconds. Cannot be denied: use a signal or LOG. */
  WALLCLOCK = 'wallclock',
  /** Percent of one core; 200 are two cores. DENY slows down. */
  PCPU = 'pcpu',
  /** Bytes read per second. Only THROTTLE, LOG and signals. */
  READBPS = 'readbps',
  /** Bytes written per second. Only THROTTLE, LOG and signals. */
  WRITEBPS = 'writebps',
  /** Reads per second. Only THROTTLE, LOG and signals. */
  READIOPS = 'readiops',
  /** Writes per second. Only THROTTLE, LOG and signals. */
  WRITEIOPS = 'writeiops',
}

/** What happens to a process that would exceed a limit, after rctl(8). */
export enum RctlAction {
  /** The allocation fails. */
  DENY = 'deny',
  /** A line in the kernel's log. */
  LOG = 'log',
  /** A message to devd(8). */
  DEVCTL = 'devctl',
  /** The process is slowed down; for READBPS, WRITEBPS, READIOPS and WRITEIOPS only. */
  THROTTLE = 'throttle',
  SIGHUP = 'sighup',
  SIGINT = 'sigint',
  SIGQUIT = 'sigquit',
  SIGILL = 'sigill',
  SIGTRAP = 'sigtrap',
  SIGABRT = 'sigabrt',
  SIGEMT = 'sigemt',
  SIGFPE = 'sigfpe',
  SIGKILL = 'sigkill',
  SIGBUS = 'sigbus',
  SIGSEGV = 'sigsegv',
  SIGSYS = 'sigsys',
  SIGPIPE = 'sigpipe',
  SIGALRM = 'sigalrm',
  SIGTERM = 'sigterm',
  SIGURG = 'sigurg',
  SIGSTOP = 'sigstop',
  SIGTSTP = 'sigtstp',
  SIGCHLD = 'sigchld',
  SIGTTIN = 'sigttin',
  SIGTTOU = 'sigttou',
  SIGIO = 'sigio',
  SIGXCPU = 'sigxcpu',
  SIGXFSZ = 'sigxfsz',
  SIGVTALRM = 'sigvtalrm',
  SIGPROF = 'sigprof',
  SIGWINCH = 'sigwinch',
  SIGINFO = 'siginfo',
  SIGUSR1 = 'sigusr1',
  SIGUSR2 = 'sigusr2',
  SIGTHR = 'sigthr',
}

/** Over what the amount is counted. */
export enum RctlPer {
  /** The whole jail. */
  JAIL = 'jail',
  /** Each process of the jail. */
  PROCESS = 'process',
  /** Each user of the jail. */
  USER = 'user',
  /** Each login class of the jail. */
  LOGINCLASS = 'loginclass',
}
