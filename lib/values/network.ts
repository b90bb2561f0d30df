/** A network in CIDR form: which addresses it holds, and which two of them no host may have. */
import { networkHasHostBits, networkUnreadable } from '../errors/values';
import { bitsOf, ipFromBytes, parseIpAddress } from './ip-address';
import { parsePrefix } from './prefix';
import type { IpAddress, IpFamily } from './ip-address';

export class Network {
  /** Reads `10.0.0.0/24` or `fd00:1::/64`; bits behind the prefix are an error that names the network. */
  public static parse(text: string): Network {
    const slash = text.indexOf('/');
    if (slash === -1) throw networkUnreadable(text);
    const address = parseIpAddress(text.slice(0, slash), text);
    const network = Network.of(address, parsePrefix(text.slice(slash + 1), address.family, text));
    if (network.networkAddress.text !== address.text) throw networkHasHostBits(text, network.text);
    return network;
  }

  /** The network that an address with this prefix length lies in. */
  public static of(address: IpAddress, prefix: number): Network {
    return new Network(
      ipFromBytes(address.bytes.map((byte, index) => byte & maskByte(prefix, index))),
      prefix,
    );
  }

  public readonly family: IpFamily;
  /** `10.0.0.0/24` */
  public readonly text: string;

  private constructor(
    public readonly networkAddress: IpAddress,
    public readonly prefix: number,
  ) {
    this.family = networkAddress.family;
    this.text = `${networkAddress.text}/${prefix}`;
  }

  /**
   * The last address, which reaches all of the network; undefined in IPv6, and in IPv4 networks of one or
   * two addresses (RFC 3021).
   */
  public get broadcastAddress(): IpAddress | undefined {
    if (this.family === 6 || this.prefix > 30) return undefined;
    const { bytes } = this.networkAddress;
    return ipFromBytes(bytes.map((byte, index) => byte | (~maskByte(this.prefix, index) & 255)));
  }

  public contains(address: IpAddress): boolean {
    if (address.family !== this.family) return false;
    const { bytes } = this.networkAddress;
    return address.bytes.every((byte, index) => (byte & maskByte(this.prefix, index)) === bytes[index]);
  }

  /** Whether an address is the network's own: its first, where hosts cannot have it. */
  public isNetworkAddress(address: IpAddress): boolean {
    // In IPv6 the first address is the routers' anycast address (RFC 4291), but not in a /127 (RFC 6164).
    return this.prefix < bitsOf(this.family) - 1 && address.text === this.networkAddress.text;
  }

  public isBroadcastAddress(address: IpAddress): boolean {
    return address.text === this.broadcastAddress?.text;
  }

  public overlaps(other: Network): boolean {
    return this.contains(other.networkAddress) || other.contains(this.networkAddress);
  }

  public toString(): string {
    return this.text;
  }
}

function maskByte(prefix: number, index: number): number {
  const bits = Math.min(8, Math.max(0, prefix - index * 8));
  return (0xff00 >> bits) & 255;
}
