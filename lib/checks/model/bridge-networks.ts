import type { BridgeEntry } from '../../manifest/bridge-schema';
import type { JailAddress } from '../../values/address';
import type { IpFamily } from '../../values/ip-address';
import type { Network } from '../../values/network';
import { ofManifest } from './of-manifest';
import { readAddress, readNetwork } from './read';

/** What a bridge has of one family. */
export interface FamilyNetwork {
  readonly network: Network | undefined;
  /** The host's own address. */
  readonly gateway: JailAddress | undefined;
  /** Where the jails' default routes lead, when not to the host. */
  readonly router: JailAddress | undefined;
}

export interface BridgeNetworks {
  readonly entry: BridgeEntry;
  readonly families: Readonly<Record<IpFamily, FamilyNetwork>>;
}

export const FAMILIES: readonly IpFamily[] = [4, 6];

/** A host's bridges with their networks, by construct path. */
export const bridgesByPath = ofManifest(
  ({ bridges }): ReadonlyMap<string, BridgeNetworks> =>
    new Map(
      bridges.map((entry) => [
        entry.path,
        {
          entry,
          families: {
            4: familyNetwork(entry.ip4Cidr, entry.gateway4, entry.defaultRouter4),
            6: familyNetwork(entry.ip6Cidr, entry.gateway6, entry.defaultRouter6),
          },
        },
      ]),
    ),
);

function familyNetwork(cidr?: string, gateway?: string, router?: string): FamilyNetwork {
  return { network: readNetwork(cidr), gateway: readAddress(gateway), router: readAddress(router) };
}
