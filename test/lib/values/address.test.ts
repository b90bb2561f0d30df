import fc from 'fast-check';
import { InterfaceAddress, JailAddress } from '../../../lib/values/address';
import { thrownBy } from './thrown';

describe('an address of a jail', () => {
  test.each([
    ['10.0.0.2', '10.0.0.2'],
    ['10.0.0.2/24', '10.0.0.2/24'],
    ['em0|10.0.0.2/24', 'em0|10.0.0.2/24'],
    ['em0|10.0.0.2', 'em0|10.0.0.2'],
    ['10.0.0.2/255.255.255.0', '10.0.0.2/24'],
    ['10.0.0.2/255.255.255.255', '10.0.0.2/32'],
    ['10.0.0.2/0.0.0.0', '10.0.0.2/0'],
    ['127.0.1.1', '127.0.1.1'],
    ['2001:DB8:0::1/64', '2001:db8::1/64'],
    ['em0|2001:db8::1', 'em0|2001:db8::1'],
  ])('%s is %s', (text, canonical) => {
    expect(JailAddress.parse(text).text).toBe(canonical);
    expect(`${JailAddress.parse(text)}`).toBe(canonical);
  });

  test('has parts', () => {
    expect(JailAddress.parse('em0|2001:DB8::1/64')).toMatchObject({
      family: 6,
      interfaceName: 'em0',
      address: '2001:db8::1',
      prefix: 64,
    });
    expect(JailAddress.parse('10.0.0.2')).toMatchObject({
      family: 4,
      interfaceName: undefined,
      prefix: undefined,
    });
  });

  test.each([
    [
      '10.0.0.2/24/24',
      "address '10.0.0.2/24/24' is neither IPv4 nor IPv6: write it like '10.0.0.2', '10.0.0.2/24' or 'em0|10.0.0.2/24'",
    ],
    ['10.0.0.2/33', "address '10.0.0.2/33' has a prefix length above 32: use 0 to 32"],
    ['2001:db8::1/129', "address '2001:db8::1/129' has a prefix length above 128: use 0 to 128"],
    [
      '10.0.0.2/',
      "address '10.0.0.2/' has no readable prefix length behind its '/': write a number of bits such as '/24'",
    ],
    [
      '10.0.0.2/024',
      "address '10.0.0.2/024' has no readable prefix length behind its '/': write a number of bits such as '/24'",
    ],
    [
      '10.0.0.2/-1',
      "address '10.0.0.2/-1' has no readable prefix length behind its '/': write a number of bits such as '/24'",
    ],
    [
      '10.0.0.2/255.255.256.0',
      "address '10.0.0.2/255.255.256.0' has no readable prefix length behind its '/': write a number of bits such as '/24'",
    ],
    [
      '2001:db8::1/255.255.0.0',
      "address '2001:db8::1/255.255.0.0' has no readable prefix length behind its '/': write a number of bits such as '/24'",
    ],
    [
      '10.0.0.2/255.0.255.0',
      "address '10.0.0.2/255.0.255.0' has a netmask with gaps: write a number of bits such as '/24'",
    ],
    [
      'em0|fe80::1%em0/64',
      "address 'em0|fe80::1%em0/64' has a zone: drop the part from '%' on, and name the interface as 'em0|…'",
    ],
    ['0.0.0.0', "address '0.0.0.0' stands for no address: name the one that is meant"],
    ['::/64', "address '::/64' stands for no address: name the one that is meant"],
    ['224.0.0.1', "address '224.0.0.1' is a multicast address: an interface needs a unicast one"],
    ['ff02::1', "address 'ff02::1' is a multicast address: an interface needs a unicast one"],
    [
      '255.255.255.255',
      "address '255.255.255.255' is the broadcast address: an interface needs one of its own",
    ],
    [
      '10.0.0.2/24 vhid 5',
      "address '10.0.0.2/24 vhid 5' has a blank: arguments of ifconfig(8) do not belong here, only an address and its prefix length",
    ],
    [
      '10.0.0.2\n',
      "address '10.0.0.2\\n' has a blank: arguments of ifconfig(8) do not belong here, only an address and its prefix length",
    ],
    ['|10.0.0.2', 'interface name is empty: give it a value or leave it out'],
    [
      '0123456789abcdef|10.0.0.2',
      "interface name '0123456789abcdef' has 16 bytes, at most 15 are allowed: shorten it",
    ],
  ])('%p is refused', (text, error) => {
    expect(thrownBy(() => JailAddress.parse(text))).toBe(error);
  });

  test('what is printed is read back', () => {
    const unicast4 = fc.ipV4().filter((text) => /^(?:[1-9]|[1-9]\d|1\d\d|2[01]\d|22[0-3])\./.test(text));
    const unicast6 = fc
      .ipV6()
      .map((text) => `2001:db8:${text.replace(/[^0-9a-f]/gi, '').slice(0, 4) || '0'}::1`);
    const prefix = fc.option(fc.nat(32), { nil: undefined });
    const nic = fc.option(fc.constantFrom('em0', 'vtnet1', 'lo1', 'br-x'), { nil: undefined });
    fc.assert(
      fc.property(fc.oneof(unicast4, unicast6), prefix, nic, (address, bits, name) => {
        const text = `${name === undefined ? '' : `${name}|`}${address}${bits === undefined ? '' : `/${bits}`}`;
        const read = JailAddress.parse(text);
        expect(JailAddress.parse(read.text)).toEqual(read);
      }),
    );
  });
});

describe('an address of an interface', () => {
  test('lies in a network', () => {
    const address = InterfaceAddress.parse('10.0.0.2/255.255.255.0');
    expect(address).toMatchObject({ family: 4, address: '10.0.0.2', prefix: 24, text: '10.0.0.2/24' });
    expect(address.network.text).toBe('10.0.0.0/24');
    expect(`${InterfaceAddress.parse('fd00:1::2/64')}`).toBe('fd00:1::2/64');
  });

  test.each([
    [
      '10.0.0.2',
      "address '10.0.0.2' has no prefix length: add the number of bits of its network, such as '/24'",
    ],
    ['em0|10.0.0.2/24', "address 'em0|10.0.0.2/24' names an interface: leave out the part up to '|'"],
  ])('%p is refused', (text, error) => {
    expect(thrownBy(() => InterfaceAddress.parse(text))).toBe(error);
  });
});
