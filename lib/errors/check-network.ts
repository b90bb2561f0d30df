/** What is wrong with addresses, interfaces and bridges, across the constructs of a host and between hosts. */
import { shown } from './shown';

type Family = 4 | 6;

export function addressInUse(family: Family, address: string, other: string): string {
  return `ip${family} address '${address}' is already used by '${other}', give one of them another address`;
}

export function addressTwice(family: Family, address: string): string {
  return `ip${family} address '${address}' is given twice, remove one of them`;
}

export function addressElsewhere(family: Family, address: string, other: string, host: string): string {
  return `ip${family} address '${address}' is also used by '${other}' on host '${host}', and both can be reached from outside: give one of them another unless their networks never meet`;
}

export function macInUse(mac: string, name: string, other: string, owner: string): string {
  return `MAC address '${mac}' of interface '${name}' is already that of '${other}' ('${owner}'), give one of them an explicit macAddress`;
}

export function macElsewhere(mac: string, name: string, other: string, host: string): string {
  return `MAC address '${mac}' of interface '${name}' is also used by '${other}' on host '${host}', and both can be reached from outside: give one of them another unless their networks never meet`;
}

export function interfaceNameInUse(
  name: string,
  what: string,
  other: string,
  owner: string,
  cure: string,
): string {
  return `interface name ${shown(name)} of the ${what} is already that of the ${other} of '${owner}', give one of them another ${cure}`;
}

export function unitInUse(unit: string, name: string, other: string, owner: string): string {
  return `${unit}, which becomes '${name}', is already to become '${other}' of '${owner}', give one of them another unit`;
}

export function uplinkInUse(uplink: string, other: string): string {
  return `uplink ${shown(uplink)} is already a member of bridge '${other}', and an interface can be in one bridge only: give one of them another uplink`;
}

export function bridgeElsewhere(bridge: string, owner: string, other: string): string {
  return `bridge '${bridge}' ('${owner}') is on host '${other}', attach the jail to a bridge of its own host`;
}

export function bridgeUndeclared(bridge: string, owner: string): string {
  return `bridge '${bridge}' ('${owner}') is not declared, declare it or do not attach the jail to it`;
}

export function addressWithoutNetwork(family: Family, address: string, bridge: string): string {
  return `ip${family} address '${address}' has no network on bridge '${bridge}', give the bridge an ip${family}Cidr or leave the address out`;
}

export function addressOutsideNetwork(
  family: Family,
  address: string,
  network: string,
  bridge: string,
): string {
  return `ip${family} address '${address}' lies outside '${network}', the network of bridge '${bridge}', take one inside`;
}

export function prefixDiffers(family: Family, address: string, network: string, bridge: string): string {
  return `ip${family} address '${address}' has another prefix length than '${network}', the network of bridge '${bridge}', leave the prefix length out`;
}

export function addressIsGateway(family: Family, address: string, bridge: string): string {
  return `ip${family} address '${address}' is the gateway of bridge '${bridge}', take another one`;
}

export function addressIsReserved(family: Family, address: string, kind: string, network: string): string {
  return `ip${family} address '${address}' is the ${kind} address of '${network}', take another one`;
}

export function gatewayWithoutNetwork(family: Family, role: string, gateway: string): string {
  return `${role}${family} '${gateway}' has no network, give the bridge an ip${family}Cidr or leave it out`;
}

export function gatewayOutsideNetwork(
  family: Family,
  role: string,
  gateway: string,
  network: string,
): string {
  return `${role}${family} '${gateway}' lies outside '${network}', the bridge's own network, take one inside`;
}

export function gatewayIsReserved(
  family: Family,
  role: string,
  gateway: string,
  kind: string,
  network: string,
): string {
  return `${role}${family} '${gateway}' is the ${kind} address of '${network}', take another one`;
}

export function routeToItself(family: Family, address: string, bridge: string): string {
  return `ip${family} address '${address}' is also the jail's default route, by bridge '${bridge}': attach the router with 'defaultRoute: false', or take another address`;
}

export function networksOverlap(network: string, other: string, owner: string): string {
  return `network '${network}' overlaps '${other}' of bridge '${owner}', give one of them another network`;
}

export function stackWithSharedAddresses(settings: readonly string[]): string {
  return `a jail with a network stack of its own (vnet) cannot have ${settings.join(', ')}: give the addresses to its interfaces in attach(), or do without vnet`;
}

export function interfacesWithoutStack(): string {
  return "parameter 'vnet' is 'inherit', but the jail is attached to a bridge: remove the parameter or the attachment";
}

export function severalDefaultRoutes(family: Family, routes: readonly string[]): string {
  return `the jail has several ip${family} default routes, ${routes.join(' and ')}: attach it with 'defaultRoute: false' to all bridges but one`;
}

export function addressOnMember(address: string, name: string, bridge: string, owner: string): string {
  return `address '${address}' is bound to '${name}', a member of bridge '${bridge}' ('${owner}'), and FreeBSD 15 refuses addresses on members: bind it to '${bridge}'`;
}

export function addressWithoutInterface(address: string): string {
  return `address '${address}' names no interface, so jail(8) adds it to none and drops the prefix length: write it like 'em0|${address}', or leave '/…' out when the host has the address already`;
}
