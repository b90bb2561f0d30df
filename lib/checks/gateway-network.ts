import * as errors from '../errors/check-network';
import { eachAddress } from './each';

/** The jails of a bridge find no way out through a gateway that they cannot see. */
export const gatewayNetwork = eachAddress((use) => {
  if (use.kind !== 'gateway') {
    return undefined;
  }
  const { family, ip, address } = use.address;
  const { network } = use.bridge.families[family];
  if (network === undefined) {
    return errors.gatewayWithoutNetwork(family, address);
  }
  return network.contains(ip) ? undefined : errors.gatewayOutsideNetwork(family, address, network.text);
});
