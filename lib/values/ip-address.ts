/**
 * One IP address, IPv4 or IPv6, in its canonical text: dotted decimal, or RFC 5952.
 */
import { IPv6 } from 'ipaddr.js';
import { addressLeadingZero, addressMapped, addressUnreadable, addressZone } from '../errors/values';

export type IpFamily = 4 | 6;

export interface IpAddress {
  readonly family: IpFamily;
  /** 4 or 16 numbers from 0 to 255, the first one first. */
  readonly bytes: readonly number[];
  readonly text: string;
}

const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const dottedDecimal = new RegExp(`^${octet}\\.${octet}\\.${octet}\\.${octet}$`);
const dottedWithZeros = /^\d+(?:\.\d+){3}$/;
const leadingZero = /(?:^|\.)0\d/;

/**
 * @param written what an error shows, when the address is a part of something longer
 */
export function parseIpAddress(text: string, written = text): IpAddress {
  const match = dottedDecimal.exec(text);
  if (match !== null) {
    // without leading zeros there is one spelling only
    return { family: 4, bytes: [+match[1]!, +match[2]!, +match[3]!, +match[4]!], text };
  }
  if (text.includes(':')) return parseIpv6(text, written);
  throw dottedWithZeros.test(text) && leadingZero.test(text)
    ? addressLeadingZero(written)
    : addressUnreadable(written);
}

function parseIpv6(text: string, written: string): IpAddress {
  if (text.includes('%')) throw addressZone(written);
  const hexadecimal = withoutDots(text);
  if (!IPv6.isValid(hexadecimal) || hexadecimal.includes('.')) throw addressUnreadable(written);
  const address = IPv6.parse(hexadecimal);
  // The deprecated ::10.0.0.1 belongs on no interface either.
  if (address.isIPv4MappedAddress() || (hexadecimal !== text && isCompatible(address))) {
    throw addressMapped(written);
  }
  return { family: 6, bytes: address.toByteArray(), text: address.toRFC5952String() };
}

/** The last four bytes may be in dotted decimal (RFC 4291), as in `64:ff9b::192.0.2.1`. */
function withoutDots(text: string): string {
  const tail = text.lastIndexOf(':') + 1;
  const match = dottedDecimal.exec(text.slice(tail));
  if (match === null) return text;
  const [, a, b, c, d] = match.map(Number) as [number, number, number, number, number];
  return `${text.slice(0, tail)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

function isCompatible({ parts }: IPv6): boolean {
  return parts.slice(0, 6).every((part) => part === 0);
}

/** The address of four or sixteen bytes. */
export function ipFromBytes(bytes: readonly number[]): IpAddress {
  return bytes.length === 4 ? ipv4(bytes) : ipv6(bytes);
}

function ipv4(bytes: readonly number[]): IpAddress {
  return { family: 4, bytes, text: bytes.join('.') };
}

function ipv6(bytes: readonly number[]): IpAddress {
  return { family: 6, bytes, text: new IPv6([...bytes]).toRFC5952String() };
}

export function bitsOf(family: IpFamily): 32 | 128 {
  return family === 4 ? 32 : 128;
}

export function isMulticast({ family, bytes }: IpAddress): boolean {
  const first = bytes[0] ?? 0;
  return family === 4 ? first >= 224 && first <= 239 : first === 255;
}

/**
 * Whether an address in canonical text is one that each link has for itself, of fe80::/10 (RFC 4291):
 * whoever uses it has to say which link.
 */
export function isLinkLocal(address: string): boolean {
  return /^fe[89ab][0-9a-f]:/.test(address);
}

export function isUnspecified({ bytes }: IpAddress): boolean {
  return bytes.every((byte) => byte === 0);
}

export function isLimitedBroadcast({ family, bytes }: IpAddress): boolean {
  return family === 4 && bytes.every((byte) => byte === 255);
}
