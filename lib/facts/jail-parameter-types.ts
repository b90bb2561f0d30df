/**
 * The types that `sysctl security.jail.param` reports, for the reader of jail.conf: what libjail checks a
 * value for. From kern_jail.c, kern_jailmeta.c and the modules linux, zfs and sysv*, all of them loaded.
 */
import { jailParameters } from './jail-parameters';
import type { ParameterType } from './jail-parameter';

/** A type in the words of the reader in `lib/jailconf`. */
export type KernelParameterType =
  'boolean' | 'integer' | 'string' | 'jailsys' | 'ip4-list' | 'ip6-list' | 'key-values';

const reported: Readonly<Record<ParameterType, KernelParameterType>> = {
  bool: 'boolean',
  int: 'integer',
  string: 'string',
  stringlist: 'string',
  jailsys: 'jailsys',
  ip4list: 'ip4-list',
  ip6list: 'ip6-list',
};

/** Strings whose name may be followed by a key (`A,keyvalue` in kern_jailmeta.c). */
const keyValues: readonly string[] = ['meta', 'env'];

/**
 * Known to the kernel and hardly ever written: `zfs` comes with zfs.mount_snapshot, p9fs is of 15.0, and
 * lindebugfs is a file system for jails too (VFCF_JAIL).
 */
const rare: readonly (readonly [string, KernelParameterType])[] = [
  ['zfs', 'jailsys'],
  ['allow.mount.p9fs', 'boolean'],
  ['allow.mount.lindebugfs', 'boolean'],
];

const types: ReadonlyMap<string, KernelParameterType> = new Map([
  ...jailParameters
    .filter(({ kind }) => kind === 'kernel')
    .map(({ name, type }) => [name, keyValues.includes(name) ? 'key-values' : reported[type]] as const),
  ...rare,
]);

/** What a kernel with every module knows, whatever its release. */
export const kernelParameterTypes = {
  /** The type of the kernel parameter of exactly this name; undefined if there is none. */
  typeOf: (name: string): KernelParameterType | undefined => types.get(name),
};
