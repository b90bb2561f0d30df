import fc from 'fast-check';
import { checkLength, parseLine, parseText } from '../../../lib/values/text';
import { thrownBy } from './thrown';

test('text may be awkward', () => {
  for (const text of ['', 'plain', '"$x" # \'y\' \\', 'a\nb\tc\x07', 'größe 🦊', '\ufeff']) {
    expect(parseText(text)).toBe(text);
  }
});

test.each([
  ['a\0b', "text 'a\\u0000b' holds a NUL, which no file can carry: remove it"],
  ['a\ud83e', "text 'a\\ud83e' holds a lone surrogate, which has no UTF-8 form: remove it"],
  ['\udd8a\ud83e', "text '\\udd8a\\ud83e' holds a lone surrogate, which has no UTF-8 form: remove it"],
])('%p is refused', (text, error) => {
  expect(thrownBy(() => parseText(text))).toBe(error);
  expect(thrownBy(() => parseLine(text))).toBe(error);
});

test('a line has no control characters', () => {
  expect(parseLine('größe 🦊')).toBe('größe 🦊');
  for (const [text, shown] of [
    ['a\nb', 'a\\nb'],
    ['a\rb', 'a\\rb'],
    ['a\tb', 'a\\tb'],
    ['\x7f', '\\u007f'],
    ['\x85', '\\u0085'],
  ] as const) {
    expect(thrownBy(() => parseLine(text, 'description'))).toBe(
      `description '${shown}' holds a control character: remove it`,
    );
  }
});

test('text that is taken survives UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(!text.includes('\0'));
      expect(Buffer.from(parseText(text)).toString()).toBe(text);
    }),
  );
});

test('length is counted in bytes', () => {
  expect(checkLength('ü'.repeat(5), 'name', 10)).toBeUndefined();
  expect(thrownBy(() => checkLength('ü'.repeat(6), 'name', 10))).toBe(
    "name 'üüüüüü' has 12 bytes, at most 10 are allowed: shorten it",
  );
  expect(thrownBy(() => checkLength('', 'name', 10))).toBe('name is empty: give it a value or leave it out');
});
