import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { isIpv4Address, isIpv6Address } from '../../../lib/jailconf/address';

test.each(['0.0.0.0', '255.255.255.255', '10.0.0.1'])('%s is IPv4', (text) => {
  expect(isIpv4Address(text)).toBe(true);
});

test.each(['', '1.2.3', '1.2.3.4.5', '256.0.0.1', '01.2.3.4', '1.2.3.4 ', '1..3.4', 'a.b.c.d'])(
  '%j is no IPv4',
  (text) => {
    expect(isIpv4Address(text)).toBe(false);
  },
);

test.each([
  '::',
  '::1',
  '1::',
  'fe80::1',
  '1:2:3:4:5:6:7:8',
  '::ffff:10.0.0.1',
  '1:2:3:4:5:6:1.2.3.4',
  '1:2:3:4:5:6:7::',
])('%s is IPv6', (text) => {
  expect(isIpv6Address(text)).toBe(true);
});

test.each([
  '',
  ':',
  ':::',
  '1',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  '1::2::3',
  '12345::',
  'g::',
  'fe80::1%em0',
  '1.2.3.4',
  '1.2.3.4::',
])('%j is no IPv6', (text) => {
  expect(isIpv6Address(text)).toBe(false);
});

test('agrees with the addresses that others make', () => {
  fc.assert(fc.property(fc.ipV4(), (text) => expect(isIpv4Address(text)).toBe(isIPv4(text))));
  fc.assert(fc.property(fc.ipV6(), (text) => expect(isIpv6Address(text)).toBe(isIPv6(text))));
});
