import fc from 'fast-check';
import { byteText, bytesOf } from '../../../lib/facts';

test.each([
  ['0', 0],
  ['1000', 1000],
  ['1B', 1],
  ['1k', 1024],
  ['1K', 1024],
  ['1KB', 1024],
  ['1KiB', 1024],
  ['512M', 536870912],
  ['10g', 10737418240],
  ['2T', 2199023255552],
  ['1P', 1125899906842624],
  ['007', 7],
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', Infinity],
  ['8P', Infinity],
  ['1E', Infinity],
])('%s is %d bytes', (text, bytes) => {
  expect(bytesOf(text)).toBe(bytes);
});

test.each(['', ' ', '12X', '-1', '+1', '1.5G', '1 G', 'G', '1iB', '1GG', '0x10', '1e3', '١'])(
  '%p is no size',
  (text) => {
    expect(bytesOf(text)).toBeUndefined();
  },
);

test('whatever is printed is read back as the same amount', () => {
  fc.assert(fc.property(fc.maxSafeNat(), (bytes) => bytesOf(byteText(bytes)) === bytes));
});

test('the shortest exact form is printed', () => {
  expect([0, 1000, 1024, 1536, 1048576, 1610612736].map(byteText)).toEqual([
    '0',
    '1000',
    '1K',
    '1536',
    '1M',
    '1536M',
  ]);
});
