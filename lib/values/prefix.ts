/** Prefix lengths, written as a number of bits or as the dotted netmask that jail(8) also takes. */
import { netmaskNotContiguous, prefixTooLong, prefixUnreadable } from '../errors/values';
import { bitsOf } from './ip-address';
import type { IpFamily } from './ip-address';

const decimal = /^(?:0|[1-9]\d{0,2})$/;
const dotted = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** @param written what an error shows: the whole address */
export function parsePrefix(text: string, family: IpFamily, written: string): number {
  if (decimal.test(text)) {
    const bits = Number(text);
    if (bits > bitsOf(family)) throw prefixTooLong(written, bitsOf(family));
    return bits;
  }
  const match = family === 4 ? dotted.exec(text) : null;
  if (match === null) throw prefixUnreadable(written);
  return prefixOfNetmask(match.slice(1).map(Number), written);
}

function prefixOfNetmask(octets: readonly number[], written: string): number {
  const bits = octets.map((octet) => octet.toString(2).padStart(8, '0')).join('');
  if (bits.length !== 32) throw prefixUnreadable(written);
  const ones = bits.indexOf('0');
  if (bits.includes('01')) throw netmaskNotContiguous(written);
  return ones === -1 ? 32 : ones;
}
