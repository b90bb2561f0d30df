import type { InterfaceEntry, JailEntry } from '../../manifest/jail-schema';
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
export const addressUses = ofManifest((manifest): readonly AddressUse[] => {
  const bridges = bridgesByPath(manifest);
  const uses: AddressUse[] = [];
  for (const bridge of bridges.values()) {
    addGateways(uses, bridge);
  }
  for (const jail of manifest.jails) {
    addShared(uses, jail);
    for (const entry of jail.interfaces) {
      addInterface(uses, jail, entry, bridges.get(entry.path));
    }
  }
  return uses;
});

function addGateways(uses: AddressUse[], bridge: BridgeNetworks): void {
  for (const family of FAMILIES) {
    const address = bridge.families[family].gateway;
    if (address !== undefined) {
      uses.push({ kind: 'gateway', path: bridge.entry.path, address, bridge });
    }
  }
}

function addShared(uses: AddressUse[], { path, ip4Addresses, ip6Addresses, parameters }: JailEntry): void {
  const raw = [parameters['ip4.addr'] ?? [], parameters['ip6.addr'] ?? []].flat().map(String);
  for (const text of [...ip4Addresses, ...ip6Addresses, ...raw]) {
    const address = readAddress(text);
    if (address !== undefined) {
      const boundTo = address.interfaceName ?? parameters.interface?.toString();
      uses.push({ kind: 'shared', path, address, boundTo });
    }
  }
}

function addInterface(
  uses: AddressUse[],
  { path }: JailEntry,
  entry: InterfaceEntry,
  bridge: BridgeNetworks | undefined,
): void {
  for (const text of [entry.ip4Address, entry.ip6Address]) {
    const address = readAddress(text);
    if (address !== undefined) {
      uses.push({ kind: 'interface', path, address, entry, bridge });
    }
  }
}

/** Whether an address is its bridge's gateway, which is a mistake of its own and no mere clash. */
export function isOwnGateway(use: InterfaceUse): boolean {
  const { address, bridge } = use;
  return bridge?.families[address.family].gateway?.address === address.address;
}
