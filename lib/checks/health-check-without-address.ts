import * as errors from '../errors/check-isolation';
import type { JailEntry } from '../manifest/jail-schema';
import { eachJail } from './each';

/** Such a check can never succeed, and each apply would undo a jail that is well. */
export const healthCheckWithoutAddress = eachJail((jail) =>
  jail.healthCheck?.kind === 'tcp' && !hasAddress(jail)
    ? errors.healthCheckWithoutAddress(jail.healthCheck.port)
    : undefined,
);

function hasAddress({ ip4Addresses, ip6Addresses, interfaces, parameters }: JailEntry): boolean {
  return (
    ip4Addresses.length + ip6Addresses.length > 0 ||
    interfaces.some((one) => one.ip4Address !== undefined || one.ip6Address !== undefined) ||
    ['ip4.addr', 'ip6.addr'].some((name) => parameters[name] !== undefined) ||
    ['ip4', 'ip6'].some((name) => parameters[name] === 'inherit')
  );
}
