import type { InterfaceEntry, JailEntry } from '../../manifest/jail-schema';
import { isLinkLocal } from '../../values/ip-address';

const IFCONFIG = '/sbin/ifconfig';
const QUIET = '>/dev/null';
const SILENT = '>/dev/null 2>&1';

/**
 * What our interfaces carry as their description, so that nothing else is ever taken for ours. A
 * description survives the move into a jail and back (measured on 15.1).
 */
export function interfaceMark(jailName: string): string {
  return `cdktf-jails:${jailName}`;
}

/**
 * Makes the pair on the host and joins its host end to the bridge. Every line may run again: jail(8)
 * undoes no hook when a start fails, so the next start finds what this one made.
 *
 * The unit's number is fixed, because a cut between creation and renaming must leave something that
 * can be found by name; the same call that creates the pair also marks it.
 */
export function epairCreation(jail: JailEntry, one: InterfaceEntry): string[] {
  const { unit, hostEnd, jailEnd, bridge, mtu } = one;
  const create = `${IFCONFIG} epair${unit} create description ${interfaceMark(jail.name)} name ${hostEnd}`;
  return [
    `${IFCONFIG} ${hostEnd} ${SILENT} || ${create} ${QUIET}`,
    `${IFCONFIG} ${jailEnd} ${SILENT} || ${IFCONFIG} epair${unit}b name ${jailEnd} ${QUIET}`,
    `${IFCONFIG} ${hostEnd} ether ${one.hostMac} up`,
    `${IFCONFIG} ${jailEnd} ether ${one.jailMac}${mtu === undefined ? '' : ` mtu ${mtu}`}`,
    `${IFCONFIG} ${bridge} | /usr/bin/grep -q 'member: ${hostEnd} ' || ${joining(one)}`,
    ...(one.isolated ? [`${IFCONFIG} ${bridge} private ${hostEnd}`] : []),
  ];
}

/**
 * The first member of a bridge gives it its MTU, and a member's own cannot be set any more, not even
 * to what it is (if_bridge.c, if.c): so it is set right before joining.
 */
function joining({ bridge, hostEnd, mtu }: InterfaceEntry): string {
  const join = `${IFCONFIG} ${bridge} addm ${hostEnd}`;
  return mtu === undefined ? join : `{ ${IFCONFIG} ${hostEnd} mtu ${mtu} && ${join}; }`;
}

/** Gives the jail's end its addresses and routes, from inside and before any service starts. */
export function epairConfiguration(one: InterfaceEntry): string[] {
  const { jailEnd } = one;
  return [
    ...(one.ip4Address === undefined ? [] : [`${IFCONFIG} ${jailEnd} inet ${one.ip4Address} up`]),
    // A new epair has IPv6 switched off (nd6 option IFDISABLED).
    ...(one.ip6Address === undefined
      ? []
      : [`${IFCONFIG} ${jailEnd} inet6 ${one.ip6Address} -ifdisabled up`]),
    ...(one.defaultRoute4 === undefined ? [] : [`/sbin/route -q add default ${one.defaultRoute4}`]),
    ...(one.defaultRoute6 === undefined
      ? []
      : [`/sbin/route -6 -q add default ${onLink(one.defaultRoute6, jailEnd)}`]),
  ];
}

/** A link-local router is found by its address and the interface that leads to it (inet6(4)). */
function onLink(router: string, interfaceName: string): string {
  return isLinkLocal(router) ? `${router}%${interfaceName}` : router;
}

/** Destroying one end destroys both, wherever the other is. Must not fail: the jail is already gone. */
export function epairDestruction(one: InterfaceEntry): string[] {
  return [`${IFCONFIG} ${one.hostEnd} destroy || true`];
}
