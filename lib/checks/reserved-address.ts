import * as errors from '../errors/check-network';
import { Network } from '../values/network';
import { eachAddress } from './each';
import { isOwnGateway, type AddressUse } from './model/addresses';

/** Addresses that belong to the gateway, or that no host may have: the network's own and its broadcast. */
export const reservedAddress = eachAddress((use) => {
  const { family, ip } = use.address;
  if (use.kind === 'interface' && use.bridge !== undefined && isOwnGateway(use)) {
    return errors.addressIsGateway(family, ip.text, use.bridge.entry.path);
  }
  const network = networkOf(use);
  if (network?.isNetworkAddress(ip)) {
    return errors.addressIsReserved(family, ip.text, 'network', network.text);
  }
  return network?.isBroadcastAddress(ip)
    ? errors.addressIsReserved(family, ip.text, 'broadcast', network.text)
    : undefined;
});

function networkOf(use: AddressUse): Network | undefined {
  const { family, ip, prefix } = use.address;
  if (use.kind === 'shared') {
    return prefix === undefined ? undefined : Network.of(ip, prefix);
  }
  return use.bridge?.families[family].network;
}
