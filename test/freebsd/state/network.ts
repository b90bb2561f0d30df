/** A network interface; it is in the host's network stack or in a jail's own one. */
export interface Interface {
  name: string;
  readonly driver: 'epair' | 'bridge' | 'lo' | 'vlan' | 'tap' | 'tun' | 'gif' | 'ether';
  readonly unit: number;
  /** The jail whose stack it is in; undefined for the host. */
  vnet?: number;
  /** The stack it was made in and returns to. */
  readonly home?: number;
  ether?: string;
  mtu: number;
  up: boolean;
  /** IPv6 is switched on: a new interface has the option IFDISABLED (nd6). */
  ipv6?: boolean;
  description?: string;
  groups: string[];
  inet: Address[];
  inet6: Address[];
  /** Of an epair: the other end's key. */
  readonly peer?: number;
  /** Keys of a bridge's members, with their flags. */
  members: Member[];
  vlan?: { readonly tag: number; readonly parent: string };
  readonly key: number;
}

export interface Address {
  readonly address: string;
  readonly prefix: number;
}

export interface Member {
  readonly key: number;
  flags: string[];
}

export interface Route {
  readonly vnet?: number;
  readonly destination: string;
  gateway: string;
  readonly family: 'inet' | 'inet6';
}

export interface Network {
  interfaces: Interface[];
  routes: Route[];
  nextKey: number;
}

export const emptyNetwork = (): Network => ({ interfaces: [], routes: [], nextKey: 1 });

/** The interfaces of one network stack, in the order of `ifconfig -l`. */
export const interfacesIn = (network: Network, vnet: number | undefined): Interface[] =>
  network.interfaces.filter((one) => one.vnet === vnet);

export const findInterface = (
  network: Network,
  name: string,
  vnet: number | undefined,
): Interface | undefined => interfacesIn(network, vnet).find((one) => one.name === name);

export const byKey = (network: Network, key: number): Interface | undefined =>
  network.interfaces.find((one) => one.key === key);

export const bridgeOf = (network: Network, member: Interface): Interface | undefined =>
  network.interfaces.find((one) => one.members.some(({ key }) => key === member.key));

const octets = (number: number): string =>
  [(number >> 16) & 0xff, (number >> 8) & 0xff, number & 0xff]
    .map((octet) => octet.toString(16).padStart(2, '0'))
    .join(':');

/** Adds an interface to a stack, at the end. */
export function addInterface(
  network: Network,
  driver: Interface['driver'],
  unit: number,
  vnet: number | undefined,
  more: Partial<Interface> = {},
): Interface {
  const key = network.nextKey++;
  const added: Interface = {
    name: `${driver}${unit}`,
    driver,
    unit,
    ...(vnet !== undefined && { vnet, home: vnet }),
    ...(driver !== 'lo' && { ether: `58:9c:fc:${octets(0x100000 + key)}` }),
    mtu: driver === 'lo' ? 16384 : 1500,
    up: false,
    groups: [driver],
    inet: [],
    inet6: [],
    members: [],
    key,
    ...more,
  };
  network.interfaces.push(added);
  return added;
}

/** The least unit that no interface of the driver has, wherever it is. */
export function freeUnit(network: Network, driver: string): number {
  const taken = new Set(network.interfaces.filter((one) => one.driver === driver).map(({ unit }) => unit));
  let unit = 0;
  while (taken.has(unit)) unit += 1;
  return unit;
}

/** Removes an interface; both ends of an epair go together. */
export function destroyInterface(network: Network, gone: Interface): void {
  const keys = [gone.key, ...(gone.peer === undefined ? [] : [gone.peer])];
  network.interfaces = network.interfaces.filter((one) => !keys.includes(one.key));
  for (const one of network.interfaces) one.members = one.members.filter(({ key }) => !keys.includes(key));
}

/** Moves an interface to another stack: it loses its addresses, its bridge and the groups of the admin. */
export function moveInterface(network: Network, moved: Interface, vnet: number | undefined): void {
  for (const one of network.interfaces) one.members = one.members.filter(({ key }) => key !== moved.key);
  if (vnet === undefined) delete moved.vnet;
  else moved.vnet = vnet;
  moved.inet = [];
  moved.inet6 = [];
  moved.groups = [moved.driver];
  moved.up = false;
  network.interfaces = [...network.interfaces.filter((one) => one !== moved), moved];
}

/** A jail's network stack is gone: what was moved in returns, what was made there goes with it. */
export function releaseStack(network: Network, vnet: number): void {
  for (const one of interfacesIn(network, vnet)) {
    if (one.home === vnet) destroyInterface(network, one);
    else moveInterface(network, one, one.home);
  }
  network.routes = network.routes.filter((route) => route.vnet !== vnet);
}

export const netmask = (prefix: number): string =>
  `0x${((prefix === 0 ? 0 : 0xffffffff << (32 - prefix)) >>> 0).toString(16).padStart(8, '0')}`;

export function broadcast({ address, prefix }: Address): string {
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const host = prefix === 32 ? 0 : 2 ** (32 - prefix) - 1;
  const last = Math.floor(number / (host + 1)) * (host + 1) + host;
  return [24, 16, 8, 0].map((shift) => Math.floor(last / 2 ** shift) % 256).join('.');
}
