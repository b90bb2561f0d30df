/** What is wrong with a bridge or an attachment to it. */
import { shown } from './shown';

export function attachNeedsJail(got: string): string {
  return `attach() takes a Jail, got ${got}`;
}

export function attachedTwice(jail: string, bridge: string): string {
  return `jail '${jail}' is attached to bridge '${bridge}' twice, one interface is all it can have there`;
}

export function idIsNoName(id: string, reason: string): string {
  return `the construct id ${shown(id)} cannot be the bridge's name: ${reason}; pass 'bridgeName'`;
}

export function lateBoundWithoutNetwork(where: string, member: string): string {
  const network = member === 'ip4Address' ? 'ip4Cidr' : 'ip6Cidr';
  return `${where}: '${member}' is a Terraform value, and without '${network}' the bridge has no network for it`;
}
