import * as errors from '../errors/check-network';
import { Network } from '../values/network';
import { eachAddress } from './each';
import { isOwnGateway, type AddressUse, type InterfaceUse } from './model/addresses';

/** Addresses that belong to the gateway, or that no host may have: the network's own and its broadcast. */
export const reservedAddress = eachAddress((use) => {
  if (use.kind === 'gateway') {
    return undefined;
  }
  const { family, ip } = use.address;
  if (use.kind === 'interface' && use.bridge !== undefined) {
    if (isOwnGateway(use)) {
      return errors.addressIsGateway(family, ip.text, use.bridge.entry.path);
    }
    if (isOwnRouter(use)) {
      return errors.routeToItself(family, ip.text, use.bridge.entry.path);
    }
  }
  const network = networkOf(use);
  if (network?.isNetworkAddress(ip)) {
    return errors.addressIsReserved(family, ip.text, 'network', network.text);
  }
  return network?.isBroadcastAddress(ip)
    ? errors.addressIsReserved(family, ip.text, 'broadcast', network.text)
    : undefined;
});

/** A jail may well be the router of the others, but not its own. */
function isOwnRouter({ address: { family, address }, bridge, entry }: InterfaceUse): boolean {
  const route = family === 4 ? entry.defaultRoute4 : entry.defaultRoute6;
  return route !== undefined && bridge?.families[family].router?.address === address;
}

function networkOf(use: AddressUse): Network | undefined {
  const { family, ip, prefix } = use.address;
  if (use.kind === 'shared') {
    return prefix === undefined ? undefined : Network.of(ip, prefix);
  }
  return use.bridge?.families[family].network;
}
