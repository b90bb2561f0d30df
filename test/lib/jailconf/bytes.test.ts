import fc from 'fast-check';
import { decodeBytes, encodeText } from '../../../lib/jailconf';
import { normalizeText } from '../../../lib/jailconf/bytes';

test('UTF-8 becomes text', () => {
  expect(decodeBytes(Buffer.from('héllo 🐡'))).toBe('héllo 🐡');
  expect(decodeBytes(Buffer.from('\uFFFD'))).toBe('\uFFFD');
});

test.each([
  ['a stray byte', [0x61, 0xe9, 0x62], 'a\uDCE9b'],
  ['a sequence that is cut', [0xe2, 0x82], '\uDCE2\uDC82'],
  ['an overlong form', [0xc0, 0xaf], '\uDCC0\uDCAF'],
  ['half a surrogate pair', [0xed, 0xa0, 0x80], '\uDCED\uDCA0\uDC80'],
  ['what is beyond Unicode', [0xf4, 0x90, 0x80, 0x80], '\uDCF4\uDC90\uDC80\uDC80'],
  ['a stray byte before a character', [0xff, 0xc3, 0xa9], '\uDCFFé'],
])('%s becomes lone surrogates, byte by byte', (_, bytes, text) => {
  expect(decodeBytes(Uint8Array.from(bytes))).toBe(text);
});

test('any bytes survive', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(Buffer.from(encodeText(decodeBytes(bytes)))).toEqual(Buffer.from(bytes));
    }),
  );
});

test('pieces that are UTF-8 only together become a character', () => {
  expect(normalizeText('\uDCC3' + '\uDCA9')).toBe('é');
});
