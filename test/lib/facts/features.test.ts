import { hostFeature, hostFeatures, releaseHas } from '../../../lib/facts';
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
