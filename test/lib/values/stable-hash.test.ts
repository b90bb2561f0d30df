import { stableHash, stableUnit } from '../../../lib/values/stable-hash';

test('the hash is SHA-256 of the parts with a NUL between them', () => {
  expect(stableHash('abc').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(stableHash('a', 'b')).toEqual(stableHash('a\0b'));
  expect(stableHash('ab', 'c')).not.toEqual(stableHash('a', 'bc'));
});

test('a unit lies where neither people nor the kernel object', () => {
  for (let index = 0; index < 1000; index += 1) {
    const unit = stableUnit('x', String(index));
    expect(unit >= 1000 && unit <= 32767 && Number.isInteger(unit)).toBe(true);
  }
});
