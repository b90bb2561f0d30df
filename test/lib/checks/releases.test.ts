import { baseSum } from '../../../lib/checks/base-sum';
import { missingParameter } from '../../../lib/checks/missing-parameter';
import { missingProperty } from '../../../lib/checks/missing-property';
import { newerBase } from '../../../lib/checks/newer-base';
import { uncertainParameter } from '../../../lib/checks/uncertain-parameter';
import type { ParameterValue } from '../../../lib/manifest/common-schema';
import { base, dataset, jail, manifest } from '../../support/manifest';

const onRelease = (release: string, parameters: Record<string, ParameterValue>) => [
  manifest({ host: { release }, jails: [jail({ name: 'web', parameters })] }),
];

describe('missing-parameter', () => {
  test.each([
    [
      '14.4',
      'meta',
      "parameter 'meta' needs FreeBSD 15.0, and host 'alpha' has 14.4: remove it or upgrade the host",
    ],
    [
      '14.4',
      'env.role',
      "parameter 'env.role' needs FreeBSD 15.0, and host 'alpha' has 14.4: remove it or upgrade the host",
    ],
    [
      '13.5',
      'allow.nfsd',
      "parameter 'allow.nfsd' needs FreeBSD 14.0, and host 'alpha' has 13.5: remove it or upgrade the host",
    ],
    [
      '14.4',
      'allow.vmm_ppt',
      "parameter 'allow.vmm_ppt' is not in FreeBSD 14.4, which host 'alpha' has: remove it or upgrade the host",
    ],
  ])('FreeBSD %s and %s', (release, name, message) => {
    expect(missingParameter(onRelease(release, { [name]: true }))).toEqual([
      { path: 'production/web', message },
    ]);
  });

  test('a newer release has it', () => {
    expect(missingParameter(onRelease('15.0', { meta: 'a=b', 'allow.nfsd': true }))).toEqual([]);
  });

  test('what is not known here was refused where it was given', () => {
    expect(missingParameter(onRelease('14.4', { 'allow.unheard_of': true }))).toEqual([]);
  });
});

describe('uncertain-parameter', () => {
  test('no source settles when it came', () => {
    expect(uncertainParameter(onRelease('14.4', { 'allow.routing': true }))).toEqual([
      {
        path: 'production/web',
        message:
          "parameter 'allow.routing' may be missing in FreeBSD 14.4: make sure that host 'alpha' knows it, with 'sysctl -N security.jail.param.allow.routing'",
      },
    ]);
  });

  test('a guess at the first release is a warning, and no error', () => {
    const hosts = onRelease('14.4', { 'mac.label': 'biba/high' });
    expect(missingParameter(hosts)).toEqual([]);
    expect(uncertainParameter(hosts)).toHaveLength(1);
  });

  test('what every release has', () => {
    expect(uncertainParameter(onRelease('13.0', { 'allow.raw_sockets': true, securelevel: 2 }))).toEqual([]);
  });
});

describe('missing-property', () => {
  const withProperties = (release: string, properties: Record<string, string>) =>
    missingProperty([
      manifest({ host: { release }, datasets: [dataset({ name: 'zroot/data', properties })] }),
    ]);

  test('a property that is younger', () => {
    expect(withProperties('14.4', { direct: 'always' })).toEqual([
      {
        path: 'production/data',
        message:
          "property 'direct' needs the ZFS of FreeBSD 15.0, and host 'alpha' has 14.4: remove it or upgrade the host",
      },
    ]);
  });

  test('a value that is younger than its property', () => {
    expect(withProperties('13.5', { checksum: 'blake3' })).toEqual([
      {
        path: 'production/data',
        message:
          "property 'checksum=blake3' needs the ZFS of FreeBSD 14.0, and host 'alpha' has 13.5: remove it or upgrade the host",
      },
    ]);
  });

  test('what the release has', () => {
    expect(withProperties('15.0', { direct: 'always', checksum: 'blake3' })).toEqual([]);
    expect(
      withProperties('13.5', { compression: 'zstd', checksum: 'sha512', 'org.example:role': 'db' }),
    ).toEqual([]);
  });
});

describe('newer-base', () => {
  const on = (release: string, ofBase: string) =>
    newerBase([manifest({ host: { release }, bases: [base({ release: ofBase })] })]);

  test.each(['14.4-RELEASE', '15.0-RC1', '14.10-RELEASE'])('%s is newer than 14.3', (release) => {
    expect(on('14.3', release)).toEqual([
      {
        path: 'production/base',
        message: `base '${release}' is newer than host 'alpha' with FreeBSD 14.3, whose kernel may lack what its programs call: use an older base or upgrade the host`,
      },
    ]);
  });

  test.each(['14.3-RELEASE', '14.2-RELEASE', '13.5-RELEASE'])('%s runs on 14.3', (release) => {
    expect(on('14.3', release)).toEqual([]);
  });
});

describe('base-sum', () => {
  const ARM64 = 'c456bf75ee3d0b4da0b0b527402b0a9e61497f02756b2cc5801b51e80b3f90c4';

  test('the sum of another architecture', () => {
    expect(baseSum([manifest({ bases: [base({ sha256: ARM64 })] })])).toEqual([
      {
        path: 'production/base',
        message:
          "sha256 is that of base.txz of 14.4-RELEASE for arm64, and host 'alpha' is amd64: use the sum for amd64",
      },
    ]);
  });

  test('the sum of another release', () => {
    expect(baseSum([manifest({ bases: [base({ release: '14.3-RELEASE' })] })])).toEqual([
      {
        path: 'production/base',
        message:
          "sha256 is that of base.txz of 14.4-RELEASE for amd64, not of '14.3-RELEASE': correct one of them",
      },
    ]);
  });

  test('the right sum, and one that nobody knows', () => {
    const own = base({ path: 'production/own', release: '14.4-STABLE', sha256: 'a'.repeat(64) });
    expect(baseSum([manifest({ bases: [base(), own] })])).toEqual([]);
    expect(
      baseSum([manifest({ host: { architecture: 'arm64' }, bases: [base({ sha256: ARM64 })] })]),
    ).toEqual([]);
  });
});
