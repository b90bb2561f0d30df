import * as errors from '../errors/check-network';
import { eachAddress } from './each';

/** An interface with an address that does not fit its bridge reaches nobody there. */
export const addressNetwork = eachAddress((use) => {
  if (use.kind !== 'interface' || use.bridge === undefined) {
    return undefined;
  }
  const { family, ip, address } = use.address;
  const { network } = use.bridge.families[family];
  const bridge = use.bridge.entry.path;
  if (network === undefined) {
    return errors.addressWithoutNetwork(family, address, bridge);
  }
  return network.contains(ip)
    ? undefined
    : errors.addressOutsideNetwork(family, address, network.text, bridge);
});
