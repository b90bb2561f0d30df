import { shown } from '../../../lib/errors/shown';

test.each([
  ['', "''"],
  ['web', "'web'"],
  ['größe 🦊', "'größe 🦊'"],
  ["it's", "'it's'"],
  ['a\nb\r\tc', "'a\\nb\\r\\tc'"],
  ['\0\x1b[31m', "'\\u0000\\u001b[31m'"],
  ['\ud83e', "'\\ud83e'"],
  ['\u2028', "'\\u2028'"],
  ['x'.repeat(60), `'${'x'.repeat(60)}'`],
  ['x'.repeat(61), `'${'x'.repeat(60)}…'`],
  // Cut between characters, never inside of one.
  ['🦊'.repeat(60), `'${'🦊'.repeat(60)}'`],
  ['🦊'.repeat(61), `'${'🦊'.repeat(60)}…'`],
])('%p is shown as %s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});
