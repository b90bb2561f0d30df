import * as errors from '../errors/check-network';
import type { Network } from '../values/network';
import { perHost, type Finding } from './finding';
import { bridgesByPath, FAMILIES } from './model/bridge-networks';

/** A host with two ways to one address takes one of them, and the jails on the other bridge are lost. */
export const overlappingNetworks = perHost((manifest) =>
  FAMILIES.flatMap((family) => {
    const networks = [...bridgesByPath(manifest).values()].flatMap(({ entry, families }) => {
      const { network } = families[family];
      return network === undefined ? [] : [{ path: entry.path, network }];
    });
    networks.sort((a, b) => byFirstAddress(a.network, b.network));
    // Of two networks that overlap one holds the other, and sorted the holder comes first.
    let holder: (typeof networks)[number] | undefined;
    return networks.flatMap((one): Finding[] => {
      if (holder === undefined || !holder.network.overlaps(one.network)) {
        holder = one;
        return [];
      }
      const message = errors.networksOverlap(one.network.text, holder.network.text, holder.path);
      return [{ path: one.path, message }];
    });
  }),
);

function byFirstAddress(a: Network, b: Network): number {
  const index = a.networkAddress.bytes.findIndex((byte, at) => byte !== b.networkAddress.bytes[at]);
  return index === -1
    ? a.prefix - b.prefix
    : (a.networkAddress.bytes[index] ?? 0) - (b.networkAddress.bytes[index] ?? 0);
}
