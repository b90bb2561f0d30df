import * as errors from '../errors/check-network';
import type { JailEntry } from '../manifest/jail-schema';
import { eachJail } from './each';
import { hasOwnStack } from './model/network-stack';

const RESTRICTIONS = ['ip4', 'ip6', 'ip4.addr', 'ip6.addr'];

/** `vnet jails cannot have IP address restrictions`, not even ip6=disable (recorded run). */
export const stackWithSharedAddresses = eachJail((jail) => {
  if (!hasOwnStack(jail)) {
    return undefined;
  }
  const settings = settingsOf(jail);
  return [
    ...(settings.length === 0 ? [] : [errors.stackWithSharedAddresses(settings)]),
    ...(jail.parameters.vnet === 'inherit' ? [errors.interfacesWithoutStack()] : []),
  ];
});

function settingsOf({ ip4Addresses, ip6Addresses, parameters }: JailEntry): string[] {
  return [
    ...(ip4Addresses.length > 0 ? ["'ip4Addresses'"] : []),
    ...(ip6Addresses.length > 0 ? ["'ip6Addresses'"] : []),
    ...RESTRICTIONS.filter((name) => parameters[name] !== undefined).map((name) => `parameter '${name}'`),
  ];
}
