import { SystemError } from '../errno';
import { leadingInteger } from '../jail/parameter-list';
import type { JailParameter } from './jail-parameter';
import { asPassed, switchesOn } from './jail-parameter';
import { FREE_ALLOW, isAllowed, isVnet } from './prison';
import type { Prison } from './prison';

const MAX_NAME = 255;
const MAX_HOSTUUID = 63;
const MAX_ADDRESSES = 255;
const INHERIT = 2;
/** Of the jailsys parameters only these can be switched off altogether (kern_jail.c, sysv*.c). */
const CAN_BE_DISABLED = ['ip4', 'ip6', 'sysvmsg', 'sysvsem', 'sysvshm'];
/** Modules look at their own parameters last. */
const OF_MODULES = ['sysvmsg', 'sysvsem', 'sysvshm', 'linux'];

/** The parameters of one jail_set(2), looked up by their positive names. */
export class JailSetOptions {
  constructor(readonly parameters: readonly JailParameter[]) {}

  find(name: string): JailParameter | undefined {
    return this.parameters.find((parameter) => parameter.type.name === name);
  }
  text(name: string): string | undefined {
    const value = this.find(name)?.value;
    return typeof value === 'string' ? value : undefined;
  }
  integer(name: string): number | undefined {
    const value = this.find(name)?.value;
    return typeof value === 'number' ? value : undefined;
  }
  addresses(name: 'ip4.addr' | 'ip6.addr'): readonly string[] | undefined {
    const value = this.find(name)?.value;
    return value === undefined || typeof value === 'number' || typeof value === 'string' ? undefined : value;
  }
  isOn(name: string): boolean {
    const parameter = this.find(name);
    return parameter !== undefined && switchesOn(parameter);
  }
}

const refuse = (detail: string): never => {
  throw new SystemError('EINVAL', detail);
};

/** What jail_set(2) checks before it looks for the jail. */
export function checkValues(options: JailSetOptions, creating: boolean): void {
  const enforce = options.integer('enforce_statfs');
  if (enforce !== undefined && (enforce < 0 || enforce > 2)) throw new SystemError('EINVAL');
  checkModes(options, false);
  if (creating && !options.isOn('persist')) refuse('new jail must persist or attach');
  if (!creating) {
    for (const name of ['vnet', 'ip4', 'ip6']) {
      if (options.find(name)) refuse(`${name} cannot be changed after creation`);
    }
  }
  for (const name of ['name', 'host.hostname', 'host.domainname']) {
    if ((options.text(name)?.length ?? 0) > MAX_NAME) throw new SystemError('ENAMETOOLONG');
  }
  if ((options.text('host.hostuuid')?.length ?? 0) > MAX_HOSTUUID) throw new SystemError('ENAMETOOLONG');
  checkAddressLists(options);
  checkUserland(options, creating);
}

function checkModes(options: JailSetOptions, ofModules: boolean): void {
  for (const { type, value } of options.parameters) {
    if (type.kind !== 'jailsys' || typeof value !== 'number') continue;
    if (OF_MODULES.includes(type.name) !== ofModules) continue;
    const disables = value === 0;
    if (value < 0 || value > INHERIT || (disables && !CAN_BE_DISABLED.includes(type.name))) {
      throw new SystemError('EINVAL');
    }
  }
}

function checkAddressLists(options: JailSetOptions): void {
  for (const [name, family] of [
    ['ip4.addr', 'IPv4'],
    ['ip6.addr', 'IPv6'],
  ] as const) {
    const addresses = options.addresses(name) ?? [];
    if (addresses.length > MAX_ADDRESSES) refuse(`too many ${family} addresses`);
    const unusable = addresses.some((address) => ['0.0.0.0', '255.255.255.255', '::'].includes(address));
    if (unusable || new Set(addresses).size < addresses.length) throw new SystemError('EINVAL');
  }
  const restricts = ['ip4', 'ip6', 'ip4.addr', 'ip6.addr'].some((name) => options.find(name));
  if (options.find('vnet') && restricts) refuse('vnet jails cannot have IP address restrictions');
}

function checkUserland(options: JailSetOptions, creating: boolean): void {
  const osrelease = options.text('osrelease');
  if (osrelease !== undefined) {
    if (!creating) refuse('osrelease cannot be changed after creation');
    if (osrelease.length >= 32) {
      throw new SystemError('ENAMETOOLONG', 'osrelease string must be 1-31 bytes long');
    }
  }
  const osreldate = options.integer('osreldate');
  if (osreldate !== undefined) {
    if (!creating) refuse('osreldate cannot be changed after creation');
    if (osreldate === 0) refuse('osreldate cannot be 0');
  }
  if (!creating && options.find('path')) refuse('path cannot be changed after creation');
}

/** What jail_set(2) checks once it knows the jail (if there is one) and its parent (if it is a jail). */
export function checkAgainst(
  options: JailSetOptions,
  jid: number,
  prison: Prison | undefined,
  parent: Prison | undefined,
  others: readonly Prison[],
): void {
  if (prison) checkAddressMode(options, prison);
  checkParent(options, parent);
  checkSharedAddresses(options, prison, parent, others);
  checkName(options, jid);
  for (const parameter of options.parameters) {
    const { name } = parameter.type;
    if (!parent || !name.startsWith('allow.') || !switchesOn(parameter)) continue;
    if (!isAllowed(parent, name) && !FREE_ALLOW.includes(name)) throw new SystemError('EPERM');
  }
  checkModes(options, true);
  const foreign = options.parameters.find(({ type }) => type.access === 'read');
  if (foreign) refuse(`unknown parameter: ${asPassed(foreign).replace(/=.*$/s, '')}`);
}

function checkAddressMode(options: JailSetOptions, prison: Prison): void {
  for (const family of ['ip4', 'ip6'] as const) {
    if (!options.find(`${family}.addr`)) continue;
    if (isVnet(prison)) refuse('vnet jails cannot have IP address restrictions');
    const restricted = prison.settings[`${family}.addr`] !== undefined || isRestricted(prison, family);
    if (!restricted) refuse(`${family} cannot be changed after creation`);
  }
}

/** `ip4 = new` or `disable`, or nothing said: the jail has its own (possibly empty) list. */
const isRestricted = (prison: Prison, family: 'ip4' | 'ip6'): boolean => {
  const mode = prison.settings[family];
  return mode === undefined || mode === 'new' || mode === 'disable';
};

function checkParent(options: JailSetOptions, parent: Prison | undefined): void {
  const inherited = (name: string, byDefault: number): number => {
    const value = parent?.settings[name];
    return typeof value === 'number' ? value : byDefault;
  };
  const securelevel = options.integer('securelevel');
  if (securelevel !== undefined && securelevel < inherited('securelevel', -1)) throw new SystemError('EPERM');
  const children = options.integer('children.max');
  const most = inherited('children.max', parent ? 0 : 999999);
  if (children !== undefined && children >= most) throw new SystemError('EPERM');
  const enforce = options.integer('enforce_statfs');
  if (enforce !== undefined && parent && enforce < inherited('enforce_statfs', 2)) {
    throw new SystemError('EPERM');
  }
  const ruleset = options.integer('devfs_ruleset');
  if (ruleset !== undefined && (ruleset < 0 || ruleset > 65535)) throw new SystemError('EINVAL');
}

function checkSharedAddresses(
  options: JailSetOptions,
  prison: Prison | undefined,
  parent: Prison | undefined,
  others: readonly Prison[],
): void {
  for (const [name, family] of [
    ['ip4.addr', 'IPv4'],
    ['ip6.addr', 'IPv6'],
  ] as const) {
    const wanted = options.addresses(name) ?? [];
    const allowed = parent?.settings[name];
    if (Array.isArray(allowed) && wanted.some((address) => !allowed.includes(address))) {
      throw new SystemError('EPERM');
    }
    for (const other of others) {
      const taken = other.settings[name];
      if (other === prison || other.dying || other.parent !== parent?.jid || !Array.isArray(taken)) continue;
      const severalInOne = wanted.length > 1 || taken.length > 1;
      if (severalInOne && wanted.some((address) => taken.includes(address))) {
        throw new SystemError('EADDRINUSE', `${family} addresses clash`);
      }
    }
  }
}

function checkName(options: JailSetOptions, jid: number): void {
  const last = options.text('name')?.split('.').at(-1);
  if (last === undefined || last === '') return;
  const { value, whole } = leadingInteger(last);
  if (whole && (value !== jid || !/^[1-9]/.test(last))) {
    refuse('name cannot be numeric (unless it is the jid)');
  }
}
