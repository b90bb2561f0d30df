import type { Release } from '../release';
import { atLeast } from '../release';

export type ParameterKind = 'int' | 'bool' | 'jailsys' | 'string' | 'ip4' | 'ip6' | 'keyvalue';

/** A parameter that the kernel knows: what `sysctl security.jail.param` tells libjail of it. */
export interface ParameterType {
  readonly name: string;
  readonly kind: ParameterKind;
  /** `create`: only jail_set(JAIL_CREATE) may give it; `read`: only the kernel sets it. */
  readonly access: 'write' | 'create' | 'read';
  readonly since?: Release;
}

const type = (kind: ParameterKind, access: ParameterType['access'], names: string, since?: Release) =>
  names
    .split(' ')
    .map((name): ParameterType => (since ? { name, kind, access, since } : { name, kind, access }));

const ALLOW_MOUNTS = 'devfs fdescfs fusefs nullfs procfs linprocfs linsysfs tmpfs zfs';
const ALLOWS =
  'set_hostname sysvipc raw_sockets chflags mount quotas socket_af mlock reserved_ports read_msgbuf ' +
  'unprivileged_proc_debug suser extattr adjtime settime routing setaudit vmm';
const prefixed = (prefix: string, names: string): string =>
  names
    .split(' ')
    .map((name) => prefix + name)
    .join(' ');

/** kern_jail.c and the modules that add their own; `since` where a supported release lacks one. */
const TYPES: readonly ParameterType[] = [
  ...type('int', 'create', 'jid osreldate'),
  ...type('string', 'create', 'path osrelease'),
  ...type('jailsys', 'create', 'vnet ip4 ip6'),
  ...type('int', 'read', 'parent children.cur cpuset.id'),
  ...type('bool', 'read', 'dying'),
  ...type('string', 'write', 'name host.hostname host.domainname host.hostuuid mac.label'),
  ...type('int', 'write', 'securelevel enforce_statfs devfs_ruleset children.max host.hostid'),
  ...type('jailsys', 'write', 'host sysvmsg sysvsem sysvshm linux'),
  ...type('string', 'write', 'linux.osname linux.osrelease'),
  ...type('int', 'write', 'linux.oss_version'),
  ...type('bool', 'write', 'persist ip4.saddrsel ip6.saddrsel'),
  ...type('ip4', 'write', 'ip4.addr'),
  ...type('ip6', 'write', 'ip6.addr'),
  ...type('bool', 'write', prefixed('allow.', ALLOWS)),
  ...type('bool', 'write', prefixed('allow.mount.', ALLOW_MOUNTS)),
  ...type('bool', 'write', 'allow.nfsd', '14.4'),
  ...type('int', 'write', 'zfs.mount_snapshot', '14.4'),
  ...type('bool', 'write', 'allow.unprivileged_parent_tampering allow.vmm_ppt', '15.1'),
  ...type('keyvalue', 'write', 'meta env', '15.1'),
];

export const JAILSYS = ['disable', 'new', 'inherit'] as const;

/** The `no` form of a boolean's name, or the name without it. */
export const withNo = (name: string): string => name.replace(/[^.]*$/, (last) => `no${last}`);
export const withoutNo = (name: string): string | undefined => {
  const last = name.split('.').at(-1) ?? '';
  return last.startsWith('no') ? name.slice(0, -last.length) + last.slice(2) : undefined;
};

/** All parameters of a release, in the kernel's order. */
export const parameterTypes = (release: Release): readonly ParameterType[] =>
  TYPES.filter((known) => !known.since || atLeast(release, known.since));

/** Looks a name up as jailparam_init(3) does: itself, a boolean's `no` form, a key of meta or env. */
export function parameterType(
  name: string,
  release: Release,
): { type: ParameterType; negated: boolean } | undefined {
  const find = (wanted: string) => parameterTypes(release).find((known) => known.name === wanted);
  const exact = find(name);
  if (exact) return { type: exact, negated: false };
  const positive = withoutNo(name);
  const boolean = positive === undefined ? undefined : find(positive);
  if (boolean?.kind === 'bool') return { type: boolean, negated: true };
  const keyed = name.includes('.') ? find(name.slice(0, name.indexOf('.'))) : undefined;
  return keyed?.kind === 'keyvalue' ? { type: keyed, negated: false } : undefined;
}
