import ipaddr from 'ipaddr.js';

/** An IPv6 address as inet_ntop(3) writes it. */
export function canonicalIPv6(text: string): string {
  const address = ipaddr.IPv6.parse(text);
  if (address.isIPv4MappedAddress()) return `::ffff:${address.toIPv4Address().toString()}`;
  return address.toRFC5952String();
}
