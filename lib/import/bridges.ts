import { faultOf } from './fault';
import type { BridgePlan } from './plan';
import type { FoundAttachment } from './recognise/attachments';
import { InterfaceAddress } from '../values/address';
import { parseBridgeName } from '../values/interface-name';

/** The interfaces of one jail. */
export interface JailAttachments {
  readonly jail: string;
  readonly attachments: readonly FoundAttachment[];
}

export interface BridgePlans {
  readonly bridges: readonly BridgePlan[];
  /** Jails whose interfaces do not agree with those of jails before them on what a bridge is. */
  readonly refused: ReadonlySet<string>;
}

/**
 * The bridges that the interfaces of all jails tell of. A bridge has one network and one router of a
 * family; a jail that sees it otherwise keeps its commands.
 */
export function planBridges(jails: readonly JailAttachments[]): BridgePlans {
  const bridges = new Map<string, BridgePlan>();
  const refused = new Set<string>();
  for (const { jail, attachments } of jails) {
    const merged = attachments.map((one) => merge(bridges.get(one.bridge) ?? { name: one.bridge }, one));
    const names = new Set(attachments.map((one) => one.bridge));
    if (names.size < attachments.length || merged.some((one) => one === undefined || isTaken(one, bridges))) {
      refused.add(jail);
    } else {
      merged.forEach((one) => bridges.set(one!.name, one!));
    }
  }
  for (const { jail, attachments } of jails) {
    if (!refused.has(jail) && !attachments.every((one) => hasItsRoutes(one, bridges.get(one.bridge)!))) {
      refused.add(jail);
    }
  }
  const used = new Set(
    jails
      .filter(({ jail }) => !refused.has(jail))
      .flatMap(({ attachments }) => attachments.map((one) => one.bridge)),
  );
  return { bridges: [...bridges.values()].filter((bridge) => used.has(bridge.name)), refused };
}

function merge(bridge: BridgePlan, one: FoundAttachment): BridgePlan | undefined {
  const told = {
    ip4Cidr: networkOf(one.ip4),
    ip6Cidr: networkOf(one.ip6),
    defaultRouter4: one.route4,
    defaultRouter6: one.route6,
    uplink: one.uplink,
  };
  const known = Object.entries(told).filter(([, value]) => value !== undefined);
  const agrees = known.every(([key, value]) => (bridge[key as keyof typeof told] ?? value) === value);
  const named = faultOf(() => parseBridgeName(bridge.name)) === undefined;
  return agrees && named ? { ...bridge, ...Object.fromEntries(known) } : undefined;
}

/** An interface of the host is a member of one bridge only. */
function isTaken({ name, uplink }: BridgePlan, bridges: ReadonlyMap<string, BridgePlan>): boolean {
  return (
    uplink !== undefined &&
    [...bridges.values()].some((other) => other.uplink === uplink && other.name !== name)
  );
}

function networkOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : InterfaceAddress.parse(address).network.text;
}

/** A jail takes the bridge's routers for both families, or for none. */
function hasItsRoutes(one: FoundAttachment, bridge: BridgePlan): boolean {
  if (one.route4 === undefined && one.route6 === undefined) {
    return true;
  }
  const given4 = one.ip4 === undefined ? undefined : bridge.defaultRouter4;
  const given6 = one.ip6 === undefined ? undefined : bridge.defaultRouter6;
  return one.route4 === given4 && one.route6 === given6;
}
