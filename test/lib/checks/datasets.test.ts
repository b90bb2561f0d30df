import { datasetNameLimits } from '../../../lib/checks/dataset-name-limits';
import { delegatedDataset } from '../../../lib/checks/delegated-dataset';
import { duplicateDataset } from '../../../lib/checks/duplicate-dataset';
import { duplicateMountpoint } from '../../../lib/checks/duplicate-mountpoint';
import { hiddenDataset } from '../../../lib/checks/hidden-dataset';
import { inheritedMountpoint } from '../../../lib/checks/inherited-mountpoint';
import { lockedDataset } from '../../../lib/checks/locked-dataset';
import { reservationAboveQuota } from '../../../lib/checks/reservation-above-quota';
import { retainBelowDestroy } from '../../../lib/checks/retain-below-destroy';
import { rootDatasetProperties } from '../../../lib/checks/root-dataset-properties';
import { unmountedDataset } from '../../../lib/checks/unmounted-dataset';
import type { DatasetEntry } from '../../../lib/manifest/dataset-schema';
import { base, dataset, jail, manifest, mount, nullfsRoot } from '../../support/manifest';

const withDatasets = (...datasets: DatasetEntry[]) => [manifest({ datasets })];

/** A jail on a base, with data mounted, and the three datasets that it needs. */
const needs = (parts: Record<string, Partial<DatasetEntry>> = {}) => [
  manifest({
    datasets: [
      ...['zroot', 'zroot/bases/14.4', 'zroot/jails/web', 'zroot/data'].map((name) =>
        dataset({ name, ...parts[name] }),
      ),
    ],
    bases: [base()],
    jails: [
      jail({
        name: 'web',
        root: nullfsRoot('web'),
        mounts: [mount({ dataset: 'zroot/data', destination: '/srv' })],
      }),
    ],
  }),
];

const property = (name: string, value: string) => ({ properties: { [name]: value } });

describe('duplicate-dataset', () => {
  test('one declaration for a dataset', () => {
    const datasets = ['a', 'b'].map((id) => dataset({ name: 'zroot/data', path: `production/${id}` }));
    expect(duplicateDataset(withDatasets(...datasets))).toEqual([
      {
        path: 'production/b',
        message:
          "dataset 'zroot/data' is already declared by 'production/a', declare it once and use that construct",
      },
    ]);
  });

  test('the datasets of a jail that took the name of another are not told as well', () => {
    const ids = ['a', 'b'];
    const jails = ids.map((id) => jail({ name: 'web', path: `production/${id}` }));
    const datasets = ids.map((id) => dataset({ name: 'zroot/jails/web', path: `production/${id}/Dataset` }));
    expect(duplicateDataset([manifest({ datasets, jails })])).toEqual([]);
  });

  test('different datasets, and one of that name on another host', () => {
    const datasets = [dataset({ name: 'zroot/data' }), dataset({ name: 'zroot/data/pg' })];
    expect(
      duplicateDataset([manifest({ datasets }), manifest({ host: { name: 'beta' }, datasets })]),
    ).toEqual([]);
  });
});

describe('duplicate-mountpoint', () => {
  const second = (parts: Partial<DatasetEntry>) =>
    duplicateMountpoint(
      withDatasets(
        dataset({ name: 'zroot/data' }),
        dataset({ name: 'zroot/more', mountpoint: '/data', ...parts }),
      ),
    );

  test('two datasets on one directory', () => {
    expect(second({})).toEqual([
      {
        path: 'production/more',
        message:
          "mountpoint '/data' is already that of 'zroot/data' ('production/data'), give one of them another",
      },
    ]);
  });

  test.each([
    ['canmount', 'off'],
    ['canmount', 'noauto'],
    ['jailed', 'on'],
  ])('%s=%s: it is not mounted there', (name, value) => {
    expect(second(property(name, value))).toEqual([]);
  });

  test('none is no directory', () => {
    const datasets = ['a', 'b'].map((id) => dataset({ name: `zroot/${id}`, mountpoint: 'none' }));
    expect(duplicateMountpoint(withDatasets(...datasets))).toEqual([]);
  });
});

describe('inherited-mountpoint', () => {
  const inheriting = (above: Partial<DatasetEntry>, mountpointInherited = true) =>
    inheritedMountpoint(
      withDatasets(
        dataset({ name: 'zroot/jails', ...above }),
        dataset({ name: 'zroot/jails/deep/web', mountpointInherited }),
      ),
    );

  test('from a dataset that has none', () => {
    expect(inheriting({ mountpoint: 'none' })).toEqual([
      {
        path: 'production/jails-deep-web',
        message:
          "dataset 'zroot/jails/deep/web' inherits its mountpoint, but 'zroot/jails' ('production/jails') has mountpoint 'none': give one of them a directory",
      },
    ]);
  });

  test('from one that has one, or its own', () => {
    expect(inheriting({})).toEqual([]);
    expect(inheriting({ mountpoint: 'none' }, false)).toEqual([]);
  });
});

describe('retain-below-destroy', () => {
  const retained = dataset({ name: 'zroot/jails/web/data' });

  test('in a dataset that is destroyed, however far above', () => {
    const above = dataset({ name: 'zroot/jails', removalPolicy: 'destroy' });
    expect(retainBelowDestroy(withDatasets(above, retained))).toEqual([
      {
        path: 'production/jails-web-data',
        message:
          "dataset 'zroot/jails/web/data' is to be retained, but 'zroot/jails' ('production/jails') above it is to be destroyed with all that is in it: retain both or destroy both",
      },
    ]);
  });

  test('the highest of a chain is told, and not all that lies in it', () => {
    const above = dataset({ name: 'zroot/jails', removalPolicy: 'destroy' });
    const between = dataset({ name: 'zroot/jails/web' });
    expect(retainBelowDestroy(withDatasets(above, between, retained)).map(({ path }) => path)).toEqual([
      'production/jails-web',
    ]);
  });

  test('a clone of a base that is destroyed', () => {
    const origin = dataset({
      name: 'zroot/bases/14.4',
      path: 'production/base/Dataset',
      removalPolicy: 'destroy',
    });
    const clone = dataset({ name: 'zroot/jails/web', clonedFrom: 'zroot/bases/14.4' });
    expect(retainBelowDestroy(withDatasets(origin, clone))).toEqual([
      {
        path: 'production/jails-web',
        message:
          "dataset 'zroot/jails/web' is to be retained, but 'zroot/bases/14.4' ('production/base/Dataset') that it is a clone of is to be destroyed: retain both or destroy both",
      },
    ]);
  });

  test('all retained, all destroyed, or only what lies below', () => {
    const policy = (name: string, removalPolicy: 'retain' | 'destroy') => dataset({ name, removalPolicy });
    expect(retainBelowDestroy(withDatasets(policy('z/a', 'retain'), policy('z/a/b', 'retain')))).toEqual([]);
    expect(retainBelowDestroy(withDatasets(policy('z/a', 'destroy'), policy('z/a/b', 'destroy')))).toEqual(
      [],
    );
    expect(retainBelowDestroy(withDatasets(policy('z/a', 'retain'), policy('z/a/b', 'destroy')))).toEqual([]);
    expect(retainBelowDestroy(withDatasets(policy('z/a', 'destroy'), policy('z/ab', 'retain')))).toEqual([]);
  });
});

describe('dataset-name-limits', () => {
  const named = (name: string) => {
    const root = { kind: 'clone' as const, path: '/jails/web', base: 'zroot/bases/14.4', dataset: name };
    return datasetNameLimits([
      manifest({
        datasets: [dataset({ name, path: 'production/web/Dataset' })],
        jails: [jail({ name: 'web', root })],
      }),
    ]);
  };

  test('191 bytes leave room for snapshots', () => {
    expect(named(`zroot/${'a'.repeat(185)}`)).toEqual([]);
    expect(named(`zroot/${'a'.repeat(186)}`)).toEqual([
      {
        path: 'production/web/Dataset',
        message: `dataset name 'zroot/${'a'.repeat(54)}…' has 192 bytes, with room for the names of snapshots at most 191 are left: shorten it`,
      },
    ]);
  });

  test('a dataset that nothing of ours snapshots may be longer', () => {
    expect(datasetNameLimits(withDatasets(dataset({ name: `zroot/${'a'.repeat(200)}` })))).toEqual([]);
  });

  test('50 levels are the most', () => {
    expect(named(`z${'/a'.repeat(49)}`)).toEqual([]);
    expect(named(`z${'/a'.repeat(50)}`)).toEqual([
      {
        path: 'production/web/Dataset',
        message: `dataset name 'z${'/a'.repeat(29)}/…' has 51 levels, and ZFS takes at most 50: put it higher up`,
      },
    ]);
  });
});

describe('unmounted-dataset', () => {
  const message = (name: string, setting: string) =>
    `dataset '${name}' has ${setting}, so the host does not mount it at boot, and 'production/web' would not find it: change that`;

  test.each([
    ['zroot/data', 'production/data', property('canmount', 'noauto'), 'canmount=noauto'],
    ['zroot/jails/web', 'production/jails-web', property('canmount', 'off'), 'canmount=off'],
    ['zroot/bases/14.4', 'production/bases-14.4', property('jailed', 'on'), 'jailed=on'],
    ['zroot/jails/web', 'production/jails-web', { mountpoint: 'legacy' as const }, 'mountpoint=legacy'],
  ])('%s with %j', (name, path, parts, setting) => {
    expect(unmountedDataset(needs({ [name]: parts }))).toEqual([{ path, message: message(name, setting) }]);
  });

  test('jailed is inherited, canmount is not', () => {
    expect(unmountedDataset(needs({ zroot: property('jailed', 'on') }))).toHaveLength(3);
    expect(unmountedDataset(needs({ zroot: property('canmount', 'off') }))).toEqual([]);
  });

  test('mounted datasets, and those that no jail needs', () => {
    const unused = dataset({ name: 'zroot/unused', properties: { canmount: 'off' } });
    expect(unmountedDataset(needs())).toEqual([]);
    expect(unmountedDataset(withDatasets(unused))).toEqual([]);
  });

  test('a dataset that many jails mount is told once', () => {
    const datasets = [dataset({ name: 'zroot/data', properties: { canmount: 'off' } })];
    const jails = ['a', 'b'].map((name) =>
      jail({ name, mounts: [mount({ dataset: 'zroot/data', destination: '/srv' })] }),
    );
    expect(unmountedDataset([manifest({ datasets, jails })])).toHaveLength(1);
  });
});

describe('locked-dataset', () => {
  const passphrase = { encryption: 'on', keyformat: 'passphrase' };

  test('a key that has to be typed in, also far above', () => {
    const finding = {
      path: 'production/zroot',
      message:
        "dataset 'zroot' asks for its key at the console, so after a reboot 'production/web' does not find it until someone runs 'zfs mount -l': give it a keylocation that the host can read",
    };
    expect(lockedDataset(needs({ zroot: { properties: passphrase } }))).toEqual([finding]);
    expect(lockedDataset(needs({ zroot: { properties: { ...passphrase, keylocation: 'prompt' } } }))).toEqual(
      [finding],
    );
  });

  test('a key that the host can read, and what no jail needs', () => {
    const readable = { ...passphrase, keylocation: 'file:///root/key' };
    expect(lockedDataset(needs({ zroot: { properties: readable } }))).toEqual([]);
    expect(lockedDataset(withDatasets(dataset({ name: 'zroot/vault', properties: passphrase })))).toEqual([]);
  });
});

describe('hidden-dataset', () => {
  const mountedAt = (mountpoint: string) =>
    hiddenDataset([
      manifest({
        datasets: [dataset({ name: 'zroot/data', mountpoint })],
        jails: [jail({ name: 'web', root: nullfsRoot('web') }), jail({ name: 'db' })],
      }),
    ]);

  test.each(['/jails/web/root', '/jails/web/root/var/db'])('%s is under the base', (mountpoint) => {
    expect(mountedAt(mountpoint)).toEqual([
      {
        path: 'production/data',
        message: `mountpoint '${mountpoint}' lies in the root of 'production/web', where the base is mounted over it: mount the dataset elsewhere and into the jail with mount()`,
      },
    ]);
  });

  test.each(['/jails/web', '/jails/web/rootless', '/jails/db/srv'])('%s is not', (mountpoint) => {
    expect(mountedAt(mountpoint)).toEqual([]);
  });
});

describe('root-dataset-properties', () => {
  const cloned = (properties: Record<string, string>) => {
    const root = {
      kind: 'clone' as const,
      path: '/jails/web',
      base: 'zroot/bases/14.4',
      dataset: 'zroot/jails/web',
    };
    const datasets = [dataset({ name: 'zroot/jails', properties }), dataset({ name: 'zroot/jails/web' })];
    return rootDatasetProperties([manifest({ datasets, jails: [jail({ name: 'web', root })] })]);
  };

  test('a base that cannot be written', () => {
    expect(rootDatasetProperties(needs({ 'zroot/bases/14.4': property('readonly', 'on') }))).toEqual([
      {
        path: 'production/base',
        message:
          "dataset 'zroot/bases/14.4' has readonly=on, so no base can be extracted into it: change that",
      },
    ]);
  });

  test('writable directories that cannot be', () => {
    expect(rootDatasetProperties(needs({ 'zroot/jails/web': property('readonly', 'on') }))).toEqual([
      {
        path: 'production/web',
        message:
          "dataset 'zroot/jails/web' has readonly=on, so the writable directories of 'production/web' cannot be: change that or make the jail readOnly",
      },
    ]);
  });

  test('programs that cannot run, by an inherited property', () => {
    expect(cloned({ exec: 'off' })).toEqual([
      {
        path: 'production/web',
        message: "dataset 'zroot/jails/web' has exec=off, so 'production/web' can run nothing: change that",
      },
    ]);
  });

  test('properties that do no harm', () => {
    expect(cloned({ exec: 'on', setuid: 'off' })).toEqual([]);
    expect(rootDatasetProperties(needs({ 'zroot/data': property('readonly', 'on') }))).toEqual([]);
  });
});

describe('reservation-above-quota', () => {
  const bounded = (properties: Record<string, string>) =>
    reservationAboveQuota(withDatasets(dataset({ name: 'zroot/data', properties })));

  test.each([
    ['reservation', 'quota'],
    ['refreservation', 'refquota'],
  ])('%s above %s', (reservation, quota) => {
    expect(bounded({ [reservation]: '2147483648', [quota]: '1073741824' })).toEqual([
      {
        path: 'production/data',
        message: `dataset 'zroot/data' has ${reservation}=2147483648 above its ${quota}=1073741824, which ZFS refuses: lower one or raise the other`,
      },
    ]);
  });

  test.each<Record<string, string>>([
    { reservation: '1073741824', quota: '1073741824' },
    { reservation: '2147483648', refquota: '1073741824' },
    { reservation: '2147483648', quota: 'none' },
    { reservation: '2147483648', quota: '0' },
    { reservation: 'none', quota: '1073741824' },
  ])('%j', (properties) => {
    expect(bounded(properties)).toEqual([]);
  });
});

describe('delegated-dataset', () => {
  const delegated = (properties: Record<string, string>, ...names: string[]) =>
    delegatedDataset([
      manifest({
        datasets: [dataset({ name: 'zroot/own', properties })],
        jails: names.map((name) => jail({ name, parameters: { 'zfs.dataset': ['zroot/own'] } })),
      }),
    ]);

  test('a dataset that is not marked for jails', () => {
    expect(delegated({}, 'web')).toEqual([
      {
        path: 'production/web',
        message:
          "dataset 'zroot/own' ('production/own') in 'zfs.dataset' is not handed to the jail without jailed=on, set that property",
      },
    ]);
  });

  test('one dataset for two jails', () => {
    expect(delegated({ jailed: 'on' }, 'db', 'web')).toEqual([
      {
        path: 'production/web',
        message:
          "dataset 'zroot/own' in 'zfs.dataset' is already handed to 'production/db', give it to one jail only",
      },
    ]);
  });

  test('a dataset for one jail, and one that is not declared here', () => {
    const other = jail({ name: 'web', parameters: { 'zfs.dataset': 'zroot/other' } });
    expect(delegated({ jailed: 'on' }, 'web')).toEqual([]);
    expect(delegatedDataset([manifest({ jails: [other] })])).toEqual([]);
  });
});
