/**
 * What jail(8) works through, named by the parameter each step takes its values from. `operation` is
 * jail_set or jail_remove itself, `end processes` the SIGTERM before it.
 */
export type Step =
  | 'exec.prepare'
  | 'ip4.addr'
  | 'ip6.addr'
  | 'mount'
  | 'mount.fstab'
  | 'mount.devfs'
  | 'mount.fdescfs'
  | 'mount.procfs'
  | 'exec.prestart'
  | 'operation'
  | 'exec.created'
  | 'zfs.dataset'
  | 'vnet.interface'
  | 'exec.start'
  | 'command'
  | 'exec.poststart'
  | 'exec.prestop'
  | 'exec.stop'
  | 'end processes'
  | 'exec.poststop'
  | 'exec.release';

export const START_STEPS: readonly Step[] = [
  'exec.prepare',
  'ip4.addr',
  'ip6.addr',
  'mount',
  'mount.fstab',
  'mount.devfs',
  'mount.fdescfs',
  'mount.procfs',
  'exec.prestart',
  'operation',
  'exec.created',
  'zfs.dataset',
  'vnet.interface',
  'exec.start',
  'command',
  'exec.poststart',
];

/** What is left to do for a jail that is gone already (`-rC`). */
export const CLEAN_UP_STEPS: readonly Step[] = [
  'exec.poststop',
  'mount.procfs',
  'mount.fdescfs',
  'mount.devfs',
  'mount.fstab',
  'mount',
  'ip6.addr',
  'ip4.addr',
  'exec.release',
];

export const STOP_STEPS: readonly Step[] = [
  'exec.prestop',
  'exec.stop',
  'end processes',
  'operation',
  ...CLEAN_UP_STEPS,
];

/** Undone from the last value to the first when a jail stops. */
export const REVERSED_AT_STOP: readonly Step[] = ['mount', 'mount.fstab', 'ip4.addr', 'ip6.addr'];

/** Hooks and commands have no undo: a failed start passes over them. */
export const NOT_UNDONE: readonly Step[] = [
  'exec.prepare',
  'exec.prestart',
  'exec.created',
  'exec.start',
  'command',
  'exec.poststart',
];

export const IN_JAIL: readonly Step[] = ['exec.start', 'command', 'exec.stop'];
