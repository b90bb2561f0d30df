import type { InterfaceEntry, JailEntry } from '../../manifest/jail-schema';
import type { HostManifest } from '../../manifest/schema';
import type { JailAddress } from '../../values/address';
import { bridgesByPath, FAMILIES, type BridgeNetworks } from './bridge-networks';
import { ofManifest } from './of-manifest';
import { readAddress } from './read';

/** An address of a host, and what has it. */
export type AddressUse = GatewayUse | InterfaceUse | SharedUse;

interface Use {
  /** The construct to change: a jail or a bridge. */
  readonly path: string;
  readonly address: JailAddress;
}

/** The host's own address on a bridge. */
export interface GatewayUse extends Use {
  readonly kind: 'gateway';
  readonly bridge: BridgeNetworks;
}

/** The address of a jail's own interface. */
export interface InterfaceUse extends Use {
  readonly kind: 'interface';
  readonly entry: InterfaceEntry;
  /** Unknown when the bridge is another host's. */
  readonly bridge: BridgeNetworks | undefined;
}

/** An address of the host that a jail shares. */
export interface SharedUse extends Use {
  readonly kind: 'shared';
  /** The interface that jail(8) adds the address to; without one it must be there already. */
  readonly boundTo: string | undefined;
}

/** Every address of a host: gateways first, since they are what others keep clear of. */
export const addressUses = ofManifest((manifest): readonly AddressUse[] => [
  ...gatewayUses(manifest),
  ...manifest.jails.flatMap((jail) => [...sharedUses(jail), ...interfaceUses(manifest, jail)]),
]);

function gatewayUses(manifest: HostManifest): AddressUse[] {
  return [...bridgesByPath(manifest).values()].flatMap((bridge) =>
    FAMILIES.flatMap((family): AddressUse[] => {
      const { gateway: address } = bridge.families[family];
      return address === undefined ? [] : [{ kind: 'gateway', path: bridge.entry.path, address, bridge }];
    }),
  );
}

function sharedUses({ path, ip4Addresses, ip6Addresses, parameters }: JailEntry): AddressUse[] {
  const raw = [parameters['ip4.addr'] ?? [], parameters['ip6.addr'] ?? []].flat().map(String);
  return [...ip4Addresses, ...ip6Addresses, ...raw].flatMap((text): AddressUse[] => {
    const address = readAddress(text);
    if (address === undefined) {
      return [];
    }
    const boundTo = address.interfaceName ?? parameters.interface?.toString();
    return [{ kind: 'shared', path, address, boundTo }];
  });
}

function interfaceUses(manifest: HostManifest, { path, interfaces }: JailEntry): AddressUse[] {
  return interfaces.flatMap((entry) =>
    [entry.ip4Address, entry.ip6Address].flatMap((text): AddressUse[] => {
      const address = readAddress(text);
      return address === undefined
        ? []
        : [{ kind: 'interface', path, address, entry, bridge: bridgesByPath(manifest).get(entry.path) }];
    }),
  );
}

/** Whether an address is its bridge's gateway, which is a mistake of its own and no mere clash. */
export function isOwnGateway(use: InterfaceUse): boolean {
  const { address, bridge } = use;
  return bridge?.families[address.family].gateway?.address === address.address;
}
