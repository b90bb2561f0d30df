import * as errors from '../errors/check-network';
import type { JailAddress } from '../values/address';
import { isLinkLocal } from '../values/ip-address';
import type { Network } from '../values/network';
import { eachBridge } from './each';
import { FAMILIES } from './model/bridge-networks';

/** The jails of a bridge find no way out through a gateway that cannot be on their network. */
export const gatewayNetwork = eachBridge(({ families }) =>
  FAMILIES.flatMap((family) => {
    const { network, gateway, router } = families[family];
    return [
      ...(gateway === undefined ? [] : problemsOf('gateway', gateway, network)),
      ...(router === undefined ? [] : problemsOf('defaultRouter', router, network)),
    ];
  }),
);

function problemsOf(role: string, { family, ip }: JailAddress, network: Network | undefined): string[] {
  if (network === undefined) {
    return [errors.gatewayWithoutNetwork(family, role, ip.text)];
  }
  // Routers announce themselves by such an address, and many networks have no other.
  if (role === 'defaultRouter' && isLinkLocal(ip.text)) {
    return [];
  }
  if (!network.contains(ip)) {
    return [errors.gatewayOutsideNetwork(family, role, ip.text, network.text)];
  }
  if (network.isNetworkAddress(ip)) {
    return [errors.gatewayIsReserved(family, role, ip.text, 'network', network.text)];
  }
  return network.isBroadcastAddress(ip)
    ? [errors.gatewayIsReserved(family, role, ip.text, 'broadcast', network.text)]
    : [];
}
