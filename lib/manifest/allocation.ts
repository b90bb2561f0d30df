import { deriveMac } from '../values/mac';
import { bridgeUnit, epairNames, epairUnit, isBridgeUnit } from '../values/interface-name';
import { isLateBoundReference } from '../values/late-bound-reference';
import { Network } from '../values/network';
import type { BridgeEntry } from './bridge-schema';
import type { InterfaceEntry } from './jail-schema';
import { allocateUnits } from './units';

/** A jail's place on a bridge, before names and MAC addresses are given. */
export interface Attachment {
  readonly bridge: Omit<BridgeEntry, 'unit'>;
  readonly ip4Address?: string;
  readonly ip6Address?: string;
  readonly macAddress?: string;
  readonly interfaceName?: string;
  readonly defaultRoute: boolean;
}

/** A jail of a host with the bridges that it is attached to. */
export interface AttachedJail {
  /** Tells jails apart even where two have one name, which is an error that others report. */
  readonly path: string;
  readonly name: string;
  readonly attachments: readonly Attachment[];
}

/**
 * Gives the interfaces of a host's jails their names, units and MAC addresses. All of it follows from
 * the names of host, jails and bridges, so every synth gives the same, in whatever order the program
 * attaches.
 *
 * @returns the interfaces of each jail by its path
 */
export function allocateInterfaces(
  hostName: string,
  jails: readonly AttachedJail[],
): Map<string, InterfaceEntry[]> {
  const wanted = new Map<string, number>();
  for (const jail of jails) {
    jail.attachments.forEach(({ bridge }) =>
      wanted.set(pairKey(jail, bridge), epairUnit(jail.name, bridge.name)),
    );
  }
  const units = allocateUnits(wanted);
  return new Map(
    jails.map((jail) => {
      const sorted = [...jail.attachments].sort(byBridge);
      return [
        jail.path,
        sorted.map((one, index) =>
          interfaceEntry(hostName, jail.name, one, index, units.get(pairKey(jail, one.bridge))!),
        ),
      ];
    }),
  );
}

/** Gives the bridges of a host the units that they are created with; `bridge5` is unit 5 itself. */
export function allocateBridgeUnits(names: readonly string[]): Map<string, number> {
  const plain = new Map(
    names.filter(isBridgeUnit).map((name) => [name, Number(name.slice('bridge'.length))] as const),
  );
  const named = names.filter((name) => !plain.has(name));
  const wanted = new Map(named.map((name) => [name, bridgeUnit(name)]));
  return new Map([...plain, ...allocateUnits(wanted, [...plain.values()])]);
}

function interfaceEntry(
  hostName: string,
  jailName: string,
  one: Attachment,
  index: number,
  unit: number,
): InterfaceEntry {
  const { bridge, defaultRoute } = one;
  const names = epairNames(jailName, index);
  const route4 = defaultRoute && one.ip4Address !== undefined;
  const route6 = defaultRoute && one.ip6Address !== undefined;
  return {
    path: bridge.path,
    bridge: bridge.name,
    isolated: bridge.isolated,
    unit,
    hostEnd: names.hostEnd,
    jailEnd: one.interfaceName ?? names.jailEnd,
    hostMac: deriveMac(hostName, jailName, bridge.name, 'host'),
    jailMac: one.macAddress ?? deriveMac(hostName, jailName, bridge.name, 'jail'),
    ...optional('ip4Address', withPrefix(one.ip4Address, bridge.ip4Cidr)),
    ...optional('ip6Address', withPrefix(one.ip6Address, bridge.ip6Cidr)),
    ...optional('defaultRoute4', route4 ? (bridge.defaultRouter4 ?? bridge.gateway4) : undefined),
    ...optional('defaultRoute6', route6 ? (bridge.defaultRouter6 ?? bridge.gateway6) : undefined),
    ...optional('mtu', bridge.mtu),
  };
}

function pairKey(jail: AttachedJail, bridge: { readonly name: string }): string {
  return `${jail.name} ${bridge.name} ${jail.path}`;
}

/** An address with the prefix length of its network, unless it brings its own. */
function withPrefix(address: string | undefined, cidr: string | undefined): string | undefined {
  if (address === undefined || address.includes('/') || isLateBoundReference(address)) {
    return address;
  }
  return cidr === undefined ? address : `${address}/${Network.parse(cidr).prefix}`;
}

function optional<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: V });
}

function byBridge(a: Attachment, b: Attachment): number {
  return a.bridge.name < b.bridge.name ? -1 : a.bridge.name > b.bridge.name ? 1 : 0;
}
