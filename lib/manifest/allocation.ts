import { deriveMac } from '../values/mac';
import { epairNames, epairUnit } from '../values/interface-name';
import { Network } from '../values/network';
import type { BridgeEntry } from './bridge-schema';
import type { InterfaceEntry } from './jail-schema';

/** A jail's place on a bridge, before names and MAC addresses are given. */
export interface Attachment {
  readonly bridge: BridgeEntry;
  readonly ip4Address?: string;
  readonly ip6Address?: string;
  readonly macAddress?: string;
  readonly interfaceName?: string;
  readonly defaultRoute: boolean;
}

/**
 * Gives a jail's interfaces their names and MAC addresses. All of it follows from the names of host,
 * jail and bridge, so every synth gives the same, whatever else is on the host and in whatever order
 * the program attaches.
 */
export function allocateInterfaces(
  hostName: string,
  jailName: string,
  attachments: readonly Attachment[],
): InterfaceEntry[] {
  return [...attachments].sort(byBridge).map((one, index) => {
    const { bridge } = one;
    const names = epairNames(jailName, index);
    return {
      path: bridge.path,
      bridge: bridge.name,
      isolated: bridge.isolated,
      unit: epairUnit(jailName, bridge.name),
      hostEnd: names.hostEnd,
      jailEnd: one.interfaceName ?? names.jailEnd,
      hostMac: deriveMac(hostName, jailName, bridge.name, 'host'),
      jailMac: one.macAddress ?? deriveMac(hostName, jailName, bridge.name, 'jail'),
      ...optional('ip4Address', withPrefix(one.ip4Address, bridge.ip4Cidr)),
      ...optional('ip6Address', withPrefix(one.ip6Address, bridge.ip6Cidr)),
      ...optional(
        'defaultRoute4',
        one.defaultRoute && one.ip4Address !== undefined
          ? (bridge.defaultRouter4 ?? bridge.gateway4)
          : undefined,
      ),
      ...optional(
        'defaultRoute6',
        one.defaultRoute && one.ip6Address !== undefined
          ? (bridge.defaultRouter6 ?? bridge.gateway6)
          : undefined,
      ),
      ...optional('mtu', bridge.mtu),
    };
  });
}

/** An address with the prefix length of its network, unless it brings its own. */
function withPrefix(address: string | undefined, cidr: string | undefined): string | undefined {
  if (address === undefined || address.includes('/')) {
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
