import * as errors from '../errors/check-isolation';
import type { JailEntry } from '../manifest/jail-schema';
import { eachJail } from './each';

/** Both have the number 0. */
const ROOT = ['root', 'toor'];

/** The users are for all commands, those of jail(8) itself and of the library too (recorded run). */
export const unprivilegedHooks = eachJail((jail) => {
  const { parameters, interfaces } = jail;
  const hostUser = otherThanRoot(parameters['exec.system_user']);
  const jailUser = otherThanRoot(parameters['exec.jail_user']);
  const hasAddress = interfaces.some(
    ({ ip4Address, ip6Address }) => ip4Address !== undefined || ip6Address !== undefined,
  );
  return [
    ...(hostUser !== undefined && needsRootOnHost(jail) ? [errors.hostHooksWithoutRoot(hostUser)] : []),
    ...(jailUser !== undefined && hasAddress ? [errors.jailHooksWithoutRoot(jailUser)] : []),
  ];
});

function otherThanRoot(user: unknown): string | undefined {
  return typeof user === 'string' && !ROOT.includes(user) ? user : undefined;
}

function needsRootOnHost({ root, mounts, parameters, interfaces, limits, ...jail }: JailEntry): boolean {
  return (
    root.kind === 'nullfs' ||
    mounts.length + interfaces.length + limits.length > 0 ||
    ['mount.devfs', 'mount.fdescfs', 'mount.procfs'].some((name) => parameters[name] === true) ||
    [...jail.ip4Addresses, ...jail.ip6Addresses].some((address) => address.includes('|'))
  );
}
