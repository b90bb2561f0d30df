import type { BridgeEntry } from '../../manifest/bridge-schema';
import type { JailAddress } from '../../values/address';
import type { IpFamily } from '../../values/ip-address';
import type { Network } from '../../values/network';
import { ofManifest } from './of-manifest';
import { readAddress, readNetwork } from './read';

/** What a bridge has of one family. */
export interface FamilyNetwork {
  readonly network: Network | undefined;
  readonly gateway: JailAddress | undefined;
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
            4: { network: readNetwork(entry.ip4Cidr), gateway: readAddress(entry.gateway4) },
            6: { network: readNetwork(entry.ip6Cidr), gateway: readAddress(entry.gateway6) },
          },
        },
      ]),
    ),
);
