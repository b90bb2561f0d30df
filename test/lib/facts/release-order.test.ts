import { compareReleases } from '../../../lib/facts';

describe('releases in order', () => {
  test.each([
    ['13.5', '14.0', -1],
    ['14.0', '14.0', 0],
    ['14.10', '14.9', 1],
    ['15.0', '14.4', 1],
    ['14.4-RELEASE', '14.4', 0],
  ])('%s against %s', (a, b, sign) => {
    expect(Math.sign(compareReleases(a, b))).toBe(sign);
  });

  test('something else than a release is a mistake of the caller', () => {
    expect(() => compareReleases('x', '14.0')).toThrow(
      new TypeError("cannot order 'x' and '14.0': a release reads like '14.4'"),
    );
  });
});
