import fc from 'fast-check';
import { isNumericName } from '../../../lib/jailconf/c-integer';
import { isWildcard, matchesWildcard, parameterKey, sameParameter } from '../../../lib/jailconf/names';

describe('one parameter under two names', () => {
  test.each([
    ['persist', 'persist'],
    ['persist', 'nopersist'],
    ['allow.mount', 'allow.nomount'],
    ['allow.mount', 'noallow.mount'],
    ['a.b.c', 'a.nob.c'],
    ['nofoo', 'nonofoo'],
  ])('%s and %s', (a, b) => {
    expect([sameParameter(a, b), sameParameter(b, a)]).toEqual([true, true]);
    expect(parameterKey(a)).toBe(parameterKey(b));
  });

  test.each([
    ['foo', 'nonofoo'],
    ['a.b', 'a.bno'],
    ['mount', 'monount'],
    ['a.b', 'noa.nob'],
    ['x', 'y'],
  ])('not %s and %s', (a, b) => {
    expect([sameParameter(a, b), sameParameter(b, a)]).toEqual([false, false]);
  });

  test('are found by one key', () => {
    const name = fc
      .array(fc.constantFrom('no', 'n', 'o', '.', 'a'), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(name, name, (a, b) => {
        fc.pre(sameParameter(a, b));
        expect(parameterKey(a)).toBe(parameterKey(b));
      }),
    );
  });
});

test.each([
  ['*', true],
  ['a.*', true],
  ['*.b', true],
  ['a.*.b', true],
  ['web*', false],
  ['a.b*', false],
  ['**', false],
  ['', false],
])('%j as a pattern: %p', (name, expected) => {
  expect(isWildcard(name)).toBe(expected);
});

test.each([
  ['a', '*', true],
  ['a.b.c', '*', true],
  ['a', 'a.*', false],
  ['a.b', 'a.*', true],
  ['a.b.c', 'a.*', true],
  ['a.b', '*.b', true],
  ['a.c.b', '*.b', false],
  ['a', '*.*', false],
  ['a.b.c', '*.*', true],
])('%s fits %s: %p', (name, pattern, expected) => {
  expect(matchesWildcard(name, pattern)).toBe(expected);
});

test.each([
  ['12', true],
  ['007', true],
  ['+5', true],
  ['-6', true],
  [' 9', true],
  ['0', false],
  ['10 ', false],
  ['a1', false],
  ['', false],
])('%j is a jid: %p', (name, expected) => {
  expect(isNumericName(name)).toBe(expected);
});
