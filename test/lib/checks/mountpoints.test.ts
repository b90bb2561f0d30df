import { datasetInRoot } from '../../../lib/checks/dataset-in-root';
import { hostHidingDataset } from '../../../lib/checks/host-hiding-dataset';
import type { DatasetEntry } from '../../../lib/manifest/dataset-schema';
import { dataset, jail, manifest, nullfsRoot } from '../../support/manifest';

describe('dataset-in-root', () => {
  const clone = {
    kind: 'clone',
    path: '/jails/db',
    base: 'zroot/bases/14.4',
    dataset: 'zroot/jails/db',
  } as const;
  const withData = (data: DatasetEntry) =>
    datasetInRoot([
      manifest({
        datasets: [
          dataset({ name: 'zroot/jails' }),
          dataset({ name: 'zroot/jails/db', clonedFrom: 'zroot/bases/14.4' }),
          data,
        ],
        jails: [
          jail({ name: 'db', root: clone }),
          jail({ name: 'old' }),
          jail({ name: 'web', root: nullfsRoot('web') }),
        ],
      }),
    ]);

  test.each([
    ['/jails/db/var/db', 'production/db'],
    ['/jails/old/srv', 'production/old'],
  ])('%s is where root in the jail may put a symbolic link', (mountpoint, owner) => {
    expect(withData(dataset({ name: 'zroot/data', mountpoint }))).toEqual([
      {
        path: 'production/data',
        message: `mountpoint '${mountpoint}' lies in the root of '${owner}', which could lead the host elsewhere with a symbolic link: mount the dataset elsewhere and into the jail with mount()`,
      },
    ]);
  });

  test.each(['/jails/old', '/jails/older', '/jails/web/data', 'none'])('%s is not', (mountpoint) => {
    expect(withData(dataset({ name: 'zroot/data', mountpoint }))).toEqual([]);
  });

  test('what the jail itself mounts may be there', () => {
    const handed = dataset({
      name: 'zroot/data',
      mountpoint: '/jails/old/data',
      properties: { jailed: 'on' },
    });
    expect(withData(handed)).toEqual([]);
  });

  test('nothing lies below a clone, wherever it is mounted', () => {
    expect(withData(dataset({ name: 'zroot/jails/db/a/b', mountpoint: '/data' }))).toEqual([
      {
        path: 'production/jails-db-a-b',
        message:
          "dataset 'zroot/jails/db/a/b' lies in 'zroot/jails/db' ('production/jails-db'), which is cloned after it and anew with each base: put it beside and into the jail with mount()",
      },
    ]);
  });
});

describe('host-hiding-dataset', () => {
  const mountedAt = (mountpoint: string, parts: Partial<DatasetEntry> = {}) =>
    hostHidingDataset([manifest({ datasets: [dataset({ name: 'zroot/data', mountpoint, ...parts })] })]);

  test.each([
    ['/etc', '/etc/jail.conf'],
    ['/var', '/var/db/cdktf-jails'],
    ['/var/db/cdktf-jails', '/var/db/cdktf-jails'],
    ['/usr', '/usr/bin'],
    ['/boot', '/boot'],
  ])('%s empty, the host could not go on', (mountpoint, held) => {
    expect(mountedAt(mountpoint)).toEqual([
      {
        path: 'production/data',
        message: `mountpoint '${mountpoint}' takes in '${held}', which an empty dataset would hide from the host: mount the dataset on a directory of its own`,
      },
    ]);
  });

  test.each(['/usr/jails', '/usr/local/jails', '/var/jails', '/home', '/etcetera'])(
    '%s is free',
    (mountpoint) => {
      expect(mountedAt(mountpoint)).toEqual([]);
    },
  );

  test('what is only there for its children to inherit from', () => {
    expect(mountedAt('/usr', { properties: { canmount: 'off' } })).toEqual([]);
  });

  test("a pool's own dataset, which is there already", () => {
    expect(
      hostHidingDataset([manifest({ datasets: [dataset({ name: 'zroot', mountpoint: '/var' })] })]),
    ).toEqual([]);
  });

  test('is told once, at the uppermost dataset', () => {
    const datasets = [
      dataset({ name: 'zroot/jails' }),
      dataset({ name: 'zroot/jails/web', mountpointInherited: true }),
    ];
    const host = { stateDirectory: '/jails/web/state' };
    expect(hostHidingDataset([manifest({ host, datasets })]).map(({ path }) => path)).toEqual([
      'production/jails',
    ]);
  });
});
