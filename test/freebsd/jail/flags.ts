/**
 * What is to be done with a jail and how far it has got: one bit each, since several hold at once
 * (`-rc` is start and stop). Named after what they mean to jail(8).
 */
export const Flag = {
  start: 1 << 0,
  set: 1 << 1,
  stop: 1 << 2,
  /** Pulled in by another jail's `depend`, not asked for. */
  depend: 1 << 3,
  /** Chosen by a wildcard or by naming no jail. */
  wild: 1 << 4,
  failed: 1 << 5,
  /** Values checked and turned into kernel parameters. */
  checked: 1 << 6,
  /** Create-only parameters compared with the running jail. */
  fixedCompared: 1 << 7,
  /** `persist` is set only until the start is over. */
  temporaryPersist: 1 << 8,
  timedOut: 1 << 9,
  /** A command, or processes told to end, are being waited for. */
  waiting: 1 << 10,
  /** Has waited for a free slot of `-p` before. */
  fromRunnable: 1 << 11,
  cleanUp: 1 << 12,
} as const;

export const OPERATION = Flag.start | Flag.set | Flag.stop;

/** A stop, or the first half of a restart: dependencies are followed backwards. */
export const isStopping = (flags: number): boolean => (flags & (Flag.set | Flag.stop)) === Flag.stop;
