import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import {
  ipFromBytes,
  isLinkLocal,
  isMulticast,
  isUnspecified,
  parseIpAddress,
} from '../../../lib/values/ip-address';
import { thrownBy } from './thrown';

describe('canonical text', () => {
  test.each([
    ['10.0.0.2', '10.0.0.2'],
    ['0.0.0.0', '0.0.0.0'],
    ['2001:DB8::1', '2001:db8::1'],
    ['2001:db8:0:0:0:0:0:1', '2001:db8::1'],
    // RFC 5952: the longest run of zeros is left out, the first of two equal ones, never a single zero.
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8::0:1:1:1:1', '2001:db8:0:0:1:1:1:1'.replace(':0:0:', '::')],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::', '::'],
    ['::1', '::1'],
    // RFC 6052, and RFC 4291 of its spelling: any address but ::/96 may end in dotted decimal.
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
    ['2001:db8:1:2:3:4:10.0.0.255', '2001:db8:1:2:3:4:a00:ff'],
  ])('%s is %s', (text, canonical) => {
    expect(parseIpAddress(text).text).toBe(canonical);
  });

  test('has a family and bytes', () => {
    expect(parseIpAddress('10.0.0.2')).toEqual({ family: 4, bytes: [10, 0, 0, 2], text: '10.0.0.2' });
    expect(parseIpAddress('::1')).toMatchObject({ family: 6, bytes: [...Array<number>(15).fill(0), 1] });
  });

  test('what is printed is read back', () => {
    const bytes = fc
      .constantFrom(4, 16)
      .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
    fc.assert(
      fc.property(bytes, (array) => {
        const address = ipFromBytes([...array]);
        // Mapped addresses are refused on the way in.
        fc.pre(!address.text.startsWith('::ffff:'));
        expect(parseIpAddress(address.text)).toEqual(address);
      }),
    );
  });
});

describe('what is an address', () => {
  test('the same as for the platform, but for zones and embedded IPv4', () => {
    const pieces = fc.array(
      fc.constantFrom('0', '1', 'ffff', '12345', ':', '::', '.', '10', '256', 'g', '01'),
      {
        maxLength: 17,
      },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.ipV4(),
          fc.ipV6(),
          pieces.map((parts) => parts.join('')),
        ),
        (text) => {
          let read = true;
          try {
            parseIpAddress(text);
          } catch {
            read = false;
          }
          const embedded = text.includes(':') && text.includes('.');
          const mapped = /^(0*:)*:?ffff:[^:]+(:[^:]+)?$/i.test(text);
          if (!embedded && !mapped) expect(read).toBe(isIPv4(text) || isIPv6(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    ['', "address '' is neither IPv4 nor IPv6: write it like '10.0.0.2', '10.0.0.2/24' or 'em0|10.0.0.2/24'"],
    [
      '10.0.0',
      "address '10.0.0' is neither IPv4 nor IPv6: write it like '10.0.0.2', '10.0.0.2/24' or 'em0|10.0.0.2/24'",
    ],
    [
      '10.0.0.256',
      "address '10.0.0.256' is neither IPv4 nor IPv6: write it like '10.0.0.2', '10.0.0.2/24' or 'em0|10.0.0.2/24'",
    ],
    [
      '1::2::3',
      "address '1::2::3' is neither IPv4 nor IPv6: write it like '10.0.0.2', '10.0.0.2/24' or 'em0|10.0.0.2/24'",
    ],
    [
      'web.example.org',
      "address 'web.example.org' is neither IPv4 nor IPv6: write it like '10.0.0.2', '10.0.0.2/24' or 'em0|10.0.0.2/24'",
    ],
    [
      '10.0.0.010',
      "address '10.0.0.010' has a number with a leading zero, which some read as octal: drop the zero",
    ],
    [
      'fe80::1%em0',
      "address 'fe80::1%em0' has a zone: drop the part from '%' on, and name the interface as 'em0|…'",
    ],
    [
      '::ffff:10.0.0.1',
      "address '::ffff:10.0.0.1' is an IPv4 address inside an IPv6 one: write the IPv4 address itself",
    ],
    [
      '::10.0.0.1',
      "address '::10.0.0.1' is an IPv4 address inside an IPv6 one: write the IPv4 address itself",
    ],
    ...['64:ff9b::192.0.2', '64:ff9b::192.0.2.256', '64:ff9b::192.0.2.01', '192.0.2.1::'].map((text) => [
      text,
      `address '${text}' is neither IPv4 nor IPv6: write it like '10.0.0.2', '10.0.0.2/24' or 'em0|10.0.0.2/24'`,
    ]),
    [
      '::ffff:a00:1',
      "address '::ffff:a00:1' is an IPv4 address inside an IPv6 one: write the IPv4 address itself",
    ],
  ])('%p is refused', (text, error) => {
    expect(thrownBy(() => parseIpAddress(text))).toBe(error);
  });
});

test('knows what stands for many and for none', () => {
  expect(
    ['224.0.0.1', '239.255.255.255', 'ff02::1'].map((text) => isMulticast(parseIpAddress(text))),
  ).toEqual([...[true, true, true]]);
  expect(
    ['223.255.255.255', '240.0.0.1', 'fe80::1'].map((text) => isMulticast(parseIpAddress(text))),
  ).toEqual([...[false, false, false]]);
  expect(['0.0.0.0', '::', '0.0.0.1'].map((text) => isUnspecified(parseIpAddress(text)))).toEqual([
    ...[true, true, false],
  ]);
});

test.each([
  ['FE80::1', true],
  ['febf:ffff::', true],
  ['fec0::1', false],
  ['fe7f::1', false],
  ['fe8::1', false],
  ['169.254.0.1', false],
])('%s is link-local in IPv6: %s', (text, expected) =>
  expect(isLinkLocal(parseIpAddress(text).text)).toBe(expected),
);
