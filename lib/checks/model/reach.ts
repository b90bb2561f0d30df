import type { HostManifest } from '../../manifest/schema';
import { isLinkLocal, type IpAddress } from '../../values/ip-address';
import type { AddressUse } from './addresses';

const LOOPBACK = /^lo\d+$/;

/** Tells which addresses of a host can be reached from outside: on a real interface, or a bridge with an uplink. */
export function reachOf({ bridges }: HostManifest): (use: AddressUse) => boolean {
  const uplinks = new Map(bridges.map(({ name, uplink }) => [name, uplink]));
  return (use) => {
    if (staysOnHost(use.address.ip)) {
      return false;
    }
    if (use.kind !== 'shared') {
      return use.bridge?.entry.uplink !== undefined;
    }
    const { boundTo } = use;
    if (boundTo === undefined || LOOPBACK.test(boundTo)) {
      return false;
    }
    return !uplinks.has(boundTo) || uplinks.get(boundTo) !== undefined;
  };
}

/** Loopback and link-local addresses mean another host, or another link, wherever they are used. */
function staysOnHost(ip: IpAddress): boolean {
  const [first = 0, second = 0] = ip.bytes;
  return ip.family === 4
    ? first === 127 || (first === 169 && second === 254)
    : first === 0 || isLinkLocal(ip.text);
}
