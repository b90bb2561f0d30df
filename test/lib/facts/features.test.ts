import { compareReleases, hostFeature, hostFeatures, releaseHas } from '../../../lib/facts';
import type { HostFeature } from '../../../lib/facts';

test.each(hostFeatures.map((fact) => [fact.name, fact] as const))('%s is well formed', (_name, fact) => {
  expect(fact.since).toMatch(/^1[345]\.\d$/);
  expect(fact.summary).toMatch(/^[a-z].*[^.]$/);
});

test.each<[HostFeature, string, boolean]>([
  ['jail -e', '13.0', true],
  ['zstd compression', '13.5', true],
  ['ifconfig -j', '13.5', false],
  ['ifconfig -j', '14.0', true],
  ['ifconfig -j', '15.1', true],
  ['jail.conf .include', '13.5', false],
  ['zfs.dataset', '14.4', false],
  ['zfs.dataset', '15.0', true],
  ['addresses on the bridge only', '14.4', false],
  ['addresses on the bridge only', '15.0', true],
])('%s on %s: %s', (feature, release, expected) => {
  expect(releaseHas(release, feature)).toBe(expected);
});

test('a fact is found by its name', () => {
  expect(hostFeature('jail -C')).toMatchObject({ since: '15.0', confidence: 'low', usedBy: [] });
});

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
