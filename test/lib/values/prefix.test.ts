import { parsePrefix } from '../../../lib/values/prefix';
import { thrownBy } from './thrown';

test('each number of bits is read, as a number and as a netmask', () => {
  for (let bits = 0; bits <= 32; bits += 1) {
    const mask = (2n ** 32n - 2n ** BigInt(32 - bits)) & (2n ** 32n - 1n);
    const octets = [24n, 16n, 8n, 0n].map((shift) => (mask >> shift) & 255n).join('.');
    expect(parsePrefix(String(bits), 4, 'x')).toBe(bits);
    expect(parsePrefix(octets, 4, 'x')).toBe(bits);
  }
  expect(parsePrefix('128', 6, 'x')).toBe(128);
});

test.each([
  ['33', 4, "address '10.0.0.1/33' has a prefix length above 32: use 0 to 32"],
  ['129', 6, "address '10.0.0.1/129' has a prefix length above 128: use 0 to 128"],
  [
    '0.255.0.0',
    4,
    "address '10.0.0.1/0.255.0.0' has a netmask with gaps: write a number of bits such as '/24'",
  ],
  [
    '255.0.0',
    4,
    "address '10.0.0.1/255.0.0' has no readable prefix length behind its '/': write a number of bits such as '/24'",
  ],
] as const)('%s in IPv%d is refused', (text, family, error) => {
  expect(thrownBy(() => parsePrefix(text, family, `10.0.0.1/${text}`))).toBe(error);
});
