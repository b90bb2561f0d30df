import * as errors from '../errors/check-network';
import type { JailAddress } from '../values/address';
import type { Network } from '../values/network';
import { perHost, type Finding } from './finding';
import { bridgesByPath, FAMILIES } from './model/bridge-networks';

interface Connected {
  readonly path: string;
  readonly network: Network;
  readonly gateway: JailAddress | undefined;
  readonly hasUplink: boolean;
}

/** A host with two ways to one address takes one of them, and the jails on the other bridge are lost. */
export const overlappingNetworks = perHost((manifest) =>
  FAMILIES.flatMap((family) => {
    const networks = [...bridgesByPath(manifest).values()].flatMap(({ entry, families }): Connected[] => {
      const { network, gateway } = families[family];
      const hasUplink = entry.uplink !== undefined;
      return network === undefined ? [] : [{ path: entry.path, network, gateway, hasUplink }];
    });
    return clashing(networks.sort((a, b) => byFirstAddress(a.network, b.network)));
  }),
);

/** Of two networks that overlap one holds the other, and sorted the holder comes first. */
function clashing(sorted: readonly Connected[]): Finding[] {
  let holders: Connected[] = [];
  return sorted.flatMap((one): Finding[] => {
    holders = holders.filter(({ network }) => network.overlaps(one.network));
    const holder = holders.find((other) => clash(other, one));
    holders.push(one);
    return holder === undefined
      ? []
      : [
          {
            path: one.path,
            message: errors.networksOverlap(one.network.text, holder.network.text, holder.path),
          },
        ];
  });
}

/** Bridges may lead into one outside network by two uplinks, as long as the host itself is in it once. */
function clash(a: Connected, b: Connected): boolean {
  return !(a.hasUplink || b.hasUplink) || (a.gateway !== undefined && b.gateway !== undefined);
}

function byFirstAddress(a: Network, b: Network): number {
  const index = a.networkAddress.bytes.findIndex((byte, at) => byte !== b.networkAddress.bytes[at]);
  return index === -1
    ? a.prefix - b.prefix
    : (a.networkAddress.bytes[index] ?? 0) - (b.networkAddress.bytes[index] ?? 0);
}
