import { macMulticast, macUnreadable, macZero } from '../errors/values';
import { stableHash } from './stable-hash';

const colons = /^[0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5}$/;
const hyphens = /^[0-9a-f]{2}(?:-[0-9a-f]{2}){5}$/;

/** The hardware address of an interface: unicast, in six pairs of lower-case digits. */
export class MacAddress {
  /** Reads colons or hyphens between the octets, in either case. */
  public static parse(text: string): MacAddress {
    const lower = text.toLowerCase();
    if (!colons.test(lower) && !hyphens.test(lower)) throw macUnreadable(text);
    const octets = lower.split(/[:-]/).map((octet) => octet.padStart(2, '0'));
    if (parseInt(octets[0] ?? '', 16) % 2 === 1) throw macMulticast(text);
    if (octets.every((octet) => octet === '00')) throw macZero(text);
    return new MacAddress(octets.join(':'));
  }

  private constructor(
    /** `02:00:00:00:00:01` */
    public readonly text: string,
  ) {}

  public toString(): string {
    return this.text;
  }
}

const pair = /../g;

/**
 * The address of one end of a jail's pair of interfaces: locally administered, the same in every run.
 *
 * The host is part of it, so that two hosts on one network do not meet in an address.
 */
export function deriveMac(host: string, jail: string, bridge: string, end: 'host' | 'jail'): string {
  const digits = stableHash('mac', host, jail, bridge, end).toString('hex', 0, 5);
  return `02${digits.replace(pair, ':$&')}`;
}
