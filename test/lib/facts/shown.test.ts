import { shown } from '../../../lib/facts/shown';

test.each<[unknown, string]>([
  ['web', "'web'"],
  ['a\nb\0', "'a\\nb\\u0000'"],
  ['x'.repeat(61), `'${'x'.repeat(60)}…'`],
  ['🦊'.repeat(60), `'${'🦊'.repeat(60)}'`],
  [5, '5'],
  [NaN, 'NaN'],
  [true, 'true'],
  [['a', 'b'], '["a","b"]'],
  [undefined, 'undefined'],
])('%p is shown as %s', (value, expected) => {
  expect(shown(value)).toBe(expected);
});
