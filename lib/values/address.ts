/**
 * Addresses as jail(8) and ifconfig(8) take them: with an interface in front, a prefix behind, or neither.
 */
import {
  addressArguments,
  addressBroadcast,
  addressMulticast,
  addressUnreadable,
  addressUnspecified,
  interfaceNotWanted,
  prefixMissing,
} from '../errors/values';
import { parseInterfaceName } from './interface-name';
import { isLimitedBroadcast, isMulticast, isUnspecified, parseIpAddress } from './ip-address';
import { Network } from './network';
import { parsePrefix } from './prefix';
import type { IpAddress, IpFamily } from './ip-address';

export { Network } from './network';

const blank = /\s/;

interface Parts {
  readonly interfaceName?: string;
  readonly ip: IpAddress;
  readonly prefix?: number;
}

function split(text: string): Parts {
  if (blank.test(text)) throw addressArguments(text);
  const bar = text.indexOf('|');
  const interfaceName = bar === -1 ? undefined : parseInterfaceName(text.slice(0, bar));
  const [address = '', prefixText, ...rest] = text.slice(bar + 1).split('/');
  if (rest.length > 0) throw addressUnreadable(text);
  const ip = parseIpAddress(address, text);
  if (isUnspecified(ip)) throw addressUnspecified(text);
  if (isMulticast(ip)) throw addressMulticast(text);
  if (isLimitedBroadcast(ip)) throw addressBroadcast(text);
  const prefix = prefixText === undefined ? undefined : parsePrefix(prefixText, ip.family, text);
  return { interfaceName, ip, prefix };
}

/** A value of `ip4.addr` or `ip6.addr`: `10.0.0.2`, `10.0.0.2/24`, `em0|10.0.0.2/24`, or the same in IPv6. */
export class JailAddress {
  /** A dotted netmask is read too and becomes its number of bits. */
  public static parse(text: string): JailAddress {
    return new JailAddress(split(text));
  }

  public readonly family: IpFamily;
  public readonly ip: IpAddress;
  /** The address alone, in canonical form: what duplicates are found by. */
  public readonly address: string;
  /** The interface of the host that gets the address as an alias. */
  public readonly interfaceName?: string;
  /** In bits; without one the alias has the mask of a single host. */
  public readonly prefix?: number;
  /** The whole in canonical form. */
  public readonly text: string;

  private constructor({ interfaceName, ip, prefix }: Parts) {
    this.family = ip.family;
    this.ip = ip;
    this.address = ip.text;
    this.interfaceName = interfaceName;
    this.prefix = prefix;
    const front = interfaceName === undefined ? '' : `${interfaceName}|`;
    this.text = `${front}${ip.text}${prefix === undefined ? '' : `/${prefix}`}`;
  }

  public toString(): string {
    return this.text;
  }
}

/** An address together with the network it lies in: `10.0.0.2/24`, `fd00:1::2/64`. */
export class InterfaceAddress {
  public static parse(text: string): InterfaceAddress {
    const { interfaceName, ip, prefix } = split(text);
    if (interfaceName !== undefined) throw interfaceNotWanted(text);
    if (prefix === undefined) throw prefixMissing(text);
    return new InterfaceAddress(ip, prefix);
  }

  public readonly family: IpFamily;
  public readonly network: Network;
  /** The address alone, in canonical form. */
  public readonly address: string;
  public readonly text: string;

  private constructor(
    public readonly ip: IpAddress,
    public readonly prefix: number,
  ) {
    this.family = ip.family;
    this.network = Network.of(ip, prefix);
    this.address = ip.text;
    this.text = `${ip.text}/${prefix}`;
  }

  public toString(): string {
    return this.text;
  }
}
