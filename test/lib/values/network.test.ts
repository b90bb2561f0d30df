import fc from 'fast-check';
import { InterfaceAddress } from '../../../lib/values/address';
import { parseIpAddress } from '../../../lib/values/ip-address';
import { Network } from '../../../lib/values/network';
import { thrownBy } from './thrown';

test.each([
  ['10.0.0.0/24', '10.0.0.0/24', '10.0.0.255'],
  ['10.0.0.0/255.255.255.0', '10.0.0.0/24', '10.0.0.255'],
  ['10.0.0.8/29', '10.0.0.8/29', '10.0.0.15'],
  ['0.0.0.0/0', '0.0.0.0/0', '255.255.255.255'],
  ['10.0.0.0/31', '10.0.0.0/31', undefined],
  ['10.0.0.1/32', '10.0.0.1/32', undefined],
  ['fd00:1:0::/64', 'fd00:1::/64', undefined],
])('%s is %s with the broadcast address %s', (text, canonical, broadcast) => {
  const network = Network.parse(text);
  expect(`${network}`).toBe(canonical);
  expect(network.broadcastAddress?.text).toBe(broadcast);
});

test.each([
  ['10.0.0.0', "network '10.0.0.0' cannot be read: write it like '10.0.0.0/24' or 'fd00:1::/64'"],
  ['10.0.0.5/24', "network '10.0.0.5/24' has bits set behind its prefix: did you mean '10.0.0.0/24'"],
  ['fd00:1::5/64', "network 'fd00:1::5/64' has bits set behind its prefix: did you mean 'fd00:1::/64'"],
  ['10.0.0.0/33', "address '10.0.0.0/33' has a prefix length above 32: use 0 to 32"],
  [
    'lan/24',
    "address 'lan/24' is neither IPv4 nor IPv6: write it like '10.0.0.2', '10.0.0.2/24' or 'em0|10.0.0.2/24'",
  ],
])('%p is refused', (text, error) => {
  expect(thrownBy(() => Network.parse(text))).toBe(error);
});

describe('which addresses it holds', () => {
  test.each([
    ['10.0.0.0/24', '10.0.0.0', true],
    ['10.0.0.0/24', '10.0.0.255', true],
    ['10.0.0.0/24', '10.0.1.0', false],
    ['10.0.0.0/29', '10.0.0.8', false],
    ['0.0.0.0/0', '192.0.2.1', true],
    ['fd00:1::/64', 'fd00:1::ffff', true],
    ['fd00:1::/64', 'fd00:1:0:1::', false],
    ['10.0.0.0/8', 'fd00::1', false],
  ])('%s and %s: %s', (network, address, held) => {
    expect(Network.parse(network).contains(parseIpAddress(address))).toBe(held);
  });

  test('its own first and last address, where no host may have them', () => {
    const network = Network.parse('10.0.0.0/24');
    expect(network.isNetworkAddress(parseIpAddress('10.0.0.0'))).toBe(true);
    expect(network.isNetworkAddress(parseIpAddress('10.0.0.1'))).toBe(false);
    expect(network.isBroadcastAddress(parseIpAddress('10.0.0.255'))).toBe(true);
    expect(network.isBroadcastAddress(parseIpAddress('10.0.0.254'))).toBe(false);
    expect(Network.parse('fd00:1::/64').isNetworkAddress(parseIpAddress('fd00:1::'))).toBe(true);
    expect(
      Network.parse('fd00:1::/64').isBroadcastAddress(parseIpAddress('fd00:1::ffff:ffff:ffff:ffff')),
    ).toBe(false);
  });

  test('both addresses of a network of two are for hosts (RFC 3021, RFC 6164)', () => {
    expect(Network.parse('10.0.0.0/31').isNetworkAddress(parseIpAddress('10.0.0.0'))).toBe(false);
    expect(Network.parse('10.0.0.0/31').isBroadcastAddress(parseIpAddress('10.0.0.1'))).toBe(false);
    expect(Network.parse('fd00::/127').isNetworkAddress(parseIpAddress('fd00::'))).toBe(false);
  });

  test.each([
    ['10.0.0.0/8', '10.1.0.0/16', true],
    ['10.1.0.0/16', '10.0.0.0/8', true],
    ['10.0.0.0/24', '10.0.1.0/24', false],
    ['10.0.0.0/8', 'fd00::/8', false],
  ])('%s overlaps %s: %s', (one, other, overlaps) => {
    expect(Network.parse(one).overlaps(Network.parse(other))).toBe(overlaps);
  });

  test('an address always lies in its own network, whose text is read back', () => {
    const octets = fc.tuple(
      fc.integer({ min: 1, max: 223 }),
      fc.nat(255),
      fc.nat(255),
      fc.integer({ min: 1, max: 254 }),
    );
    fc.assert(
      fc.property(octets, fc.nat(32), (bytes, prefix) => {
        const { ip, network } = InterfaceAddress.parse(`${bytes.join('.')}/${prefix}`);
        expect(network.contains(ip)).toBe(true);
        expect(Network.parse(network.text)).toEqual(network);
        expect(network.contains(network.broadcastAddress ?? ip)).toBe(true);
      }),
    );
  });
});
