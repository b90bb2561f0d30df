import fc from 'fast-check';
import { MacAddress, deriveMac } from '../../../lib/values/mac';
import { thrownBy } from './thrown';

test.each([
  ['02:00:00:00:00:01', '02:00:00:00:00:01'],
  ['58:9C:FC:10:0A:0B', '58:9c:fc:10:0a:0b'],
  ['2:0:0:0:0:1', '02:00:00:00:00:01'],
  ['02-0A-00-00-00-01', '02:0a:00:00:00:01'],
])('%s is %s', (text, canonical) => {
  expect(`${MacAddress.parse(text)}`).toBe(canonical);
});

const unreadable = 'cannot be read: write six pairs of hexadecimal digits, such as';
test.each([
  ['', `MAC address '' ${unreadable} '02:00:00:00:00:01'`],
  ['02:00:00:00:00', `MAC address '02:00:00:00:00' ${unreadable} '02:00:00:00:00:01'`],
  ['02:00:00:00:00:0g', `MAC address '02:00:00:00:00:0g' ${unreadable} '02:00:00:00:00:01'`],
  ['02:00-00:00:00:01', `MAC address '02:00-00:00:00:01' ${unreadable} '02:00:00:00:00:01'`],
  ['01:00:5e:00:00:01', "MAC address '01:00:5e:00:00:01' is a multicast address: make its first octet even"],
  ['ff:ff:ff:ff:ff:ff', "MAC address 'ff:ff:ff:ff:ff:ff' is a multicast address: make its first octet even"],
  ['0:0:0:0:0:0', "MAC address '0:0:0:0:0:0' is all zeros: choose another one"],
])('%p is refused', (text, error) => {
  expect(thrownBy(() => MacAddress.parse(text))).toBe(error);
});

describe('derived addresses', () => {
  test('are the same in every run', () => {
    expect(deriveMac('web1', 'db', 'lan', 'host')).toBe('02:c1:18:1a:a3:43');
    expect(deriveMac('web1', 'db', 'lan', 'jail')).toBe('02:5b:4b:02:eb:1f');
  });

  test('are unicast, locally administered and canonical', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abcXYZ019-_'), minLength: 1, maxLength: 63 });
    fc.assert(
      fc.property(name, name, name, fc.constantFrom('host', 'jail'), (host, jail, bridge, end) => {
        const mac = deriveMac(host, jail, bridge, end);
        expect(mac).toMatch(/^02(:[0-9a-f]{2}){5}$/);
        expect(MacAddress.parse(mac).text).toBe(mac);
      }),
    );
  });

  test('differ by host, jail, bridge and end, and do not run into each other', () => {
    const macs = [
      deriveMac('a', 'b', 'c', 'host'),
      deriveMac('a', 'b', 'c', 'jail'),
      deriveMac('x', 'b', 'c', 'host'),
      deriveMac('a', 'x', 'c', 'host'),
      deriveMac('a', 'b', 'x', 'host'),
      deriveMac('ab', '', 'c', 'host'),
      deriveMac('a', 'bc', '', 'host'),
    ];
    expect(new Set(macs).size).toBe(macs.length);
  });

  test('differ for both ends of 10,000 jails', () => {
    const macs = new Set<string>();
    for (let index = 0; index < 10_000; index += 1) {
      macs.add(deriveMac('host', `web-${index}`, 'lan', 'host'));
      macs.add(deriveMac('host', `web-${index}`, 'lan', 'jail'));
    }
    expect(macs.size).toBe(20_000);
  });
});
