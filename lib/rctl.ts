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
  /** The signal SIGHUP to the process. */
  SIGHUP = 'sighup',
  /** The signal SIGINT to the process. */
  SIGINT = 'sigint',
  /** The signal SIGQUIT to the process. */
  SIGQUIT = 'sigquit',
  /** The signal SIGILL to the process. */
  SIGILL = 'sigill',
  /** The signal SIGTRAP to the process. */
  SIGTRAP = 'sigtrap',
  /** The signal SIGABRT to the process. */
  SIGABRT = 'sigabrt',
  /** The signal SIGEMT to the process. */
  SIGEMT = 'sigemt',
  /** The signal SIGFPE to the process. */
  SIGFPE = 'sigfpe',
  /** The signal SIGKILL to the process. */
  SIGKILL = 'sigkill',
  /** The signal SIGBUS to the process. */
  SIGBUS = 'sigbus',
  /** The signal SIGSEGV to the process. */
  SIGSEGV = 'sigsegv',
  /** The signal SIGSYS to the process. */
  SIGSYS = 'sigsys',
  /** The signal SIGPIPE to the process. */
  SIGPIPE = 'sigpipe',
  /** The signal SIGALRM to the process. */
  SIGALRM = 'sigalrm',
  /** The signal SIGTERM to the process. */
  SIGTERM = 'sigterm',
  /** The signal SIGURG to the process. */
  SIGURG = 'sigurg',
  /** The signal SIGSTOP to the process. */
  SIGSTOP = 'sigstop',
  /** The signal SIGTSTP to the process. */
  SIGTSTP = 'sigtstp',
  /** The signal SIGCHLD to the process. */
  SIGCHLD = 'sigchld',
  /** The signal SIGTTIN to the process. */
  SIGTTIN = 'sigttin',
  /** The signal SIGTTOU to the process. */
  SIGTTOU = 'sigttou',
  /** The signal SIGIO to the process. */
  SIGIO = 'sigio',
  /** The signal SIGXCPU to the process. */
  SIGXCPU = 'sigxcpu',
  /** The signal SIGXFSZ to the process. */
  SIGXFSZ = 'sigxfsz',
  /** The signal SIGVTALRM to the process. */
  SIGVTALRM = 'sigvtalrm',
  /** The signal SIGPROF to the process. */
  SIGPROF = 'sigprof',
  /** The signal SIGWINCH to the process. */
  SIGWINCH = 'sigwinch',
  /** The signal SIGINFO to the process. */
  SIGINFO = 'siginfo',
  /** The signal SIGUSR1 to the process. */
  SIGUSR1 = 'sigusr1',
  /** The signal SIGUSR2 to the process. */
  SIGUSR2 = 'sigusr2',
  /** The signal SIGTHR to the process. */
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
