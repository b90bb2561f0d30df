/** What is wrong with a bridge or an attachment to it. */

export function attachNeedsJail(): string {
  return 'attach() takes a Jail';
}

export function attachedTwice(jail: string, bridge: string): string {
  return `jail '${jail}' is attached to bridge '${bridge}' twice, one interface is all it can have there`;
}

export function idIsNoName(id: string, reason: string): string {
  return `the construct id '${id}' cannot be the bridge's name: ${reason}; pass 'bridgeName'`;
}

export function severalDefaultRoutes(jail: string, bridges: readonly string[]): string {
  return `jail '${jail}' has a default route through each of ${bridges.join(', ')}, attach it with 'defaultRoute: false' to all but one`;
}
