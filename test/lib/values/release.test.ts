import { BaseRelease, HostRelease, baseNewerThanHost } from '../../../lib/values/release';
import { thrownBy } from './thrown';

describe('the release of a host', () => {
  test.each(['13.0', '13.5', '14.4', '15.1', '14.10'])('%s', (text) => {
    expect(`${HostRelease.parse(text)}`).toBe(text);
  });

  test('has two numbers, an order and features', () => {
    const release = HostRelease.parse('14.4');
    expect(release).toMatchObject({ major: 14, minor: 4 });
    expect(release.compare(HostRelease.parse('14.10'))).toBeLessThan(0);
    expect(release.compare(HostRelease.parse('13.5'))).toBeGreaterThan(0);
    expect(release.compare(HostRelease.parse('14.4'))).toBe(0);
    expect(release.has('ifconfig -j')).toBe(true);
    expect(release.has('zfs.dataset')).toBe(false);
  });

  test.each([
    ['', "host release '' cannot be read: write the two numbers alone, such as '14.4'"],
    ['14', "host release '14' cannot be read: write the two numbers alone, such as '14.4'"],
    [
      '14.4-RELEASE',
      "host release '14.4-RELEASE' cannot be read: write the two numbers alone, such as '14.4'",
    ],
    ['v14.4', "host release 'v14.4' cannot be read: write the two numbers alone, such as '14.4'"],
    ['12.4', "host release '12.4' is not supported: use a release of 13.x, 14.x or 15.x"],
    ['16.0', "host release '16.0' is not supported: use a release of 13.x, 14.x or 15.x"],
  ])('%p is refused', (text, error) => {
    expect(thrownBy(() => HostRelease.parse(text))).toBe(error);
  });
});

describe('the release of a base', () => {
  const inOrder = [
    '12.4-RELEASE',
    '14.4-RELEASE',
    '14.4-STABLE',
    '15.0-CURRENT',
    '15.0-ALPHA4',
    '15.0-BETA1',
    '15.0-BETA2',
    '15.0-BETA10',
    '15.0-RC1',
    '15.0-RELEASE',
    '15.1-RELEASE',
    '16.0-CURRENT',
  ];

  test.each(inOrder)('%s', (text) => {
    expect(`${BaseRelease.parse(text)}`).toBe(text);
  });

  test('has parts', () => {
    expect(BaseRelease.parse('15.0-BETA2')).toMatchObject({
      major: 15,
      minor: 0,
      phase: 'BETA',
      phaseNumber: 2,
    });
    expect(BaseRelease.parse('14.4-RELEASE')).toMatchObject({ phase: 'RELEASE', phaseNumber: 0 });
  });

  test('sorts as releases grow up', () => {
    const shuffled = [...inOrder].reverse().map((text) => BaseRelease.parse(text));
    expect(shuffled.sort((a, b) => a.compare(b)).map(String)).toEqual(inOrder);
  });

  const wanted =
    "cannot be read: write it like '14.4-RELEASE', '15.0-BETA2', '15.0-RC1', '14.4-STABLE' or '16.0-CURRENT'";
  test.each([
    ['14.4', `base release '14.4' ${wanted}`],
    ['14.4-release', `base release '14.4-release' ${wanted}`],
    ['14.4-RC', `base release '14.4-RC' ${wanted}`],
    ['14.4-RELEASE1', `base release '14.4-RELEASE1' ${wanted}`],
    ['x-p3', `base release 'x-p3' ${wanted}`],
    [
      '14.4-RELEASE-p3',
      "base release '14.4-RELEASE-p3' has a patch level, for which there is no base.txz: use '14.4-RELEASE'",
    ],
  ])('%p is refused', (text, error) => {
    expect(thrownBy(() => BaseRelease.parse(text))).toBe(error);
  });

  test.each([
    ['14.4-RELEASE', '14.4', false],
    ['14.3-RELEASE', '14.4', false],
    ['13.5-RELEASE', '14.4', false],
    ['14.4-RELEASE', '14.3', true],
    ['15.0-RELEASE', '14.4', true],
    ['15.0-CURRENT', '14.4', true],
    ['14.4-STABLE', '14.4', false],
  ])('%s is newer than a host of %s: %s', (base, host, newer) => {
    expect(baseNewerThanHost(BaseRelease.parse(base), HostRelease.parse(host))).toBe(newer);
  });
});
