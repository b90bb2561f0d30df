import {
  architectures,
  baseArchive,
  baseArchives,
  baseSources,
  baseSum,
  knownRelease,
  knownReleases,
  supportEnds,
  supportedMajors,
} from '../../../lib/facts';

describe('sums of base.txz', () => {
  const sums = knownReleases().flatMap((release) =>
    architectures.flatMap((architecture) => {
      const archive = baseArchive(release, architecture);
      return archive === undefined ? [] : [[release, architecture, archive] as const];
    }),
  );

  test.each(sums)('%s on %s is 64 hexadecimal digits', (_release, _architecture, archive) => {
    expect(archive.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(archive.entries).toBeGreaterThan(20_000);
  });

  test('no two archives share a sum', () => {
    expect(new Set(sums.map(([, , { sha256 }]) => sha256)).size).toBe(11);
  });

  test('each stands under a release and an architecture that are written as they are looked up', () => {
    for (const [release, archives = {}] of Object.entries(baseArchives)) {
      expect(release).toMatch(/^1[345]\.\d-RELEASE$/);
      for (const architecture of Object.keys(archives)) expect(architectures).toContain(architecture);
    }
  });

  test('a release that is not known has none', () => {
    expect(baseSum('14.4-RELEASE', 'amd64')).toBe(
      '769f60a6eea2938ad6b7943cfbcc17dfaf7d1f7ba59a32b869a00349302df853',
    );
    expect(baseSum('14.2-RELEASE', 'arm64')).toBeUndefined();
    expect(baseSum('14.9-RELEASE', 'amd64')).toBeUndefined();
    expect(knownRelease('14.2-RELEASE')).toBe(true);
    expect(knownRelease('14.9-RELEASE')).toBe(false);
  });
});

describe('where base.txz lies', () => {
  test('on the mirror, then in the archive', () => {
    expect(baseSources('14.4-RELEASE', 'arm64')).toEqual([
      'https://download.freebsd.org/releases/arm64/aarch64/14.4-RELEASE/base.txz',
      'http://ftp-archive.freebsd.org/pub/FreeBSD-Archive/old-releases/arm64/aarch64/14.4-RELEASE/base.txz',
    ]);
    expect(baseSources('13.5-RELEASE', 'amd64')[0]).toBe(
      'https://download.freebsd.org/releases/amd64/amd64/13.5-RELEASE/base.txz',
    );
  });

  test('nowhere for an architecture that is not known', () => {
    expect(baseSources('14.4-RELEASE', 'vax')).toEqual([]);
  });
});

test('support of hosts', () => {
  expect(supportedMajors).toEqual([13, 14, 15]);
  expect(supportEnds(13)).toBe('2026-04');
  expect(supportEnds(14)).toBe('2028-11');
  expect(supportEnds(15)).toBeUndefined();
});
