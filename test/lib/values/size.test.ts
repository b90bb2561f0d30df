import { Token } from 'cdktf';
import fc from 'fast-check';
import { Size } from '../../../lib/values/size';
import { thrownBy } from './thrown';

describe('made of a number', () => {
  test.each([
    [Size.bytes(1000), 1000, '1000'],
    [Size.bytes(0), 0, '0'],
    [Size.bytes(-0), 0, '0'],
    [Size.kibibytes(16), 16384, '16K'],
    [Size.mebibytes(512), 536870912, '512M'],
    [Size.gibibytes(10), 10737418240, '10G'],
    [Size.gibibytes(1.5), 1610612736, '1536M'],
    [Size.tebibytes(2), 2199023255552, '2T'],
    [Size.mebibytes(1024), 1073741824, '1G'],
  ])('%s', (size, bytes, text) => {
    expect(size.toBytes()).toBe(bytes);
    expect(size.toString()).toBe(text);
    expect(`${size}`).toBe(text);
  });

  test.each([
    [
      () => Size.bytes(NaN),
      "size 'NaN bytes' cannot be read: a size is a whole number and a unit, such as '512M'",
    ],
    [
      () => Size.gibibytes(Infinity),
      "size 'Infinity GiB' cannot be read: a size is a whole number and a unit, such as '512M'",
    ],
    [
      () => Size.mebibytes(-5),
      "size '-5 MiB' is negative: a size is a whole number and a unit, such as '512M'",
    ],
    [() => Size.bytes(1.5), "size '1.5 bytes' is a fraction: use a smaller unit, such as '1536M' for '1.5G'"],
    [
      () => Size.kibibytes(0.3),
      "size '0.3 KiB' is a fraction: use a smaller unit, such as '1536M' for '1.5G'",
    ],
    [
      () => Size.tebibytes(8192),
      "size '8192 TiB' is above 2^53 - 1 bytes, the most that can be held exactly: make it smaller",
    ],
  ])('%s is refused', (make, error) => {
    expect(thrownBy(make)).toBe(error);
  });
});

describe('read from text', () => {
  test.each([
    ['512M', '512M'],
    ['10g', '10G'],
    ['1024K', '1M'],
    ['1000', '1000'],
    ['7B', '7'],
    ['2TiB', '2T'],
    ['2tb', '2T'],
    ['1P', '1P'],
  ])('%s is %s', (text, printed) => {
    expect(Size.parse(text).toString()).toBe(printed);
  });

  test.each([
    ['', "size '' cannot be read: a size is a whole number and a unit, such as '512M'"],
    ['12X', "size '12X' cannot be read: a size is a whole number and a unit, such as '512M'"],
    ['1 G', "size '1 G' cannot be read: a size is a whole number and a unit, such as '512M'"],
    ['1G\n', "size '1G\\n' cannot be read: a size is a whole number and a unit, such as '512M'"],
    ['-1G', "size '-1G' is negative: a size is a whole number and a unit, such as '512M'"],
    ['1.5G', "size '1.5G' is a fraction: use a smaller unit, such as '1536M' for '1.5G'"],
    ['.5G', "size '.5G' is a fraction: use a smaller unit, such as '1536M' for '1.5G'"],
    ['8P', "size '8P' is above 2^53 - 1 bytes, the most that can be held exactly: make it smaller"],
    ['1E', "size '1E' is above 2^53 - 1 bytes, the most that can be held exactly: make it smaller"],
  ])('%p is refused', (text, error) => {
    expect(thrownBy(() => Size.parse(text))).toBe(error);
  });
});

test('what is printed is read back', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (bytes) => Size.parse(Size.bytes(bytes).toString()).toBytes() === bytes),
  );
});

test('no text makes anything but a size or a ValueError', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^-?\d*\.?\d*[KMGTPE]?i?B?$/)), (text) => {
      try {
        expect(Number.isSafeInteger(Size.parse(text).toBytes())).toBe(true);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ValueError' });
      }
    }),
  );
});

test('a Terraform value is no size yet', () => {
  const refused = 'a size must be known at synth, got a Terraform value';
  expect(() => Size.gibibytes(Token.asNumber('${var.size}'))).toThrow(refused);
  expect(() => Size.parse(Token.asString({ resolve: () => '1G' }))).toThrow(refused);
});
