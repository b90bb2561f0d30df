import { parameterKey, sameParameter } from './names';

/** What jail(8) itself does with a parameter it knows by name (config.c). */
export interface InternalParameter {
  readonly name: string;
  /** `own`: used by jail(8) only; `kernel`: passed on to the kernel as well as looked at. */
  readonly use: 'own' | 'kernel';
  /** What jail(8) checks the value for; the kernel's types are checked elsewhere. */
  readonly check: 'boolean' | 'integer' | undefined;
  /** Follows from the name of the block and cannot be set again. */
  readonly immutable: boolean;
}

const OWN = [
  'command',
  'depend',
  'exec.consolelog',
  'exec.jail_user',
  'exec.poststart',
  'exec.poststop',
  'exec.prepare',
  'exec.prestart',
  'exec.prestop',
  'exec.release',
  'exec.created',
  'exec.start',
  'exec.stop',
  'exec.system_user',
  'interface',
  'mount',
  'mount.fstab',
  'vnet.interface',
  'zfs.dataset',
];
const OWN_BOOLEANS = [
  'allow.dying',
  'exec.clean',
  'exec.system_jail_user',
  'ip_hostname',
  'mount.devfs',
  'mount.fdescfs',
  'mount.procfs',
];
const OWN_INTEGERS = ['exec.fib', 'exec.timeout', 'stop.timeout'];
const KERNEL = [
  'allow.chflags',
  'allow.mount',
  'allow.raw_sockets',
  'allow.set_hostname',
  'allow.socket_af',
  'allow.sysvipc',
  'devfs_ruleset',
  'host.hostname',
  'ip4.addr',
  'ip6.addr',
  'path',
  'persist',
  'securelevel',
  'vnet',
];
const IMMUTABLE = ['jid', 'name'];

const BY_KEY: ReadonlyMap<string, InternalParameter> = new Map(
  [
    ...OWN.map((name) => define(name, 'own', undefined)),
    ...OWN_BOOLEANS.map((name) => define(name, 'own', 'boolean')),
    ...OWN_INTEGERS.map((name) => define(name, 'own', 'integer')),
    ...KERNEL.map((name) => define(name, 'kernel', undefined)),
    ...IMMUTABLE.map((name) => ({ ...define(name, 'kernel', undefined), immutable: true })),
  ].map((parameter) => [parameterKey(parameter.name), parameter]),
);

/** The parameter that jail(8) takes a name for, with or without a `no`. */
export function internalParameter(name: string): InternalParameter | undefined {
  const parameter = BY_KEY.get(parameterKey(name));
  return parameter && sameParameter(name, parameter.name) ? parameter : undefined;
}

function define(
  name: string,
  use: InternalParameter['use'],
  check: InternalParameter['check'],
): InternalParameter {
  return { name, use, check, immutable: false };
}
