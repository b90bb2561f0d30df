import { duplicateMount } from '../../../lib/checks/duplicate-mount';
import { fdescfsWithoutDevfs } from '../../../lib/checks/fdescfs-without-devfs';
import { hidingMount } from '../../../lib/checks/hiding-mount';
import { hostOpeningMount } from '../../../lib/checks/host-opening-mount';
import { mountIntoItself } from '../../../lib/checks/mount-into-itself';
import { mountOutsideRoot } from '../../../lib/checks/mount-outside-root';
import { mountWithoutMountpoint } from '../../../lib/checks/mount-without-mountpoint';
import { rootOpeningMount } from '../../../lib/checks/root-opening-mount';
import { unfollowedChild } from '../../../lib/checks/unfollowed-child';
import { unknownMount } from '../../../lib/checks/unknown-mount';
import type { JailEntry, MountEntry } from '../../../lib/manifest/jail-schema';
import type { HostManifest } from '../../../lib/manifest/schema';
import { dataset, jail, manifest, mount, nullfsRoot } from '../../support/manifest';

/** The jail `web` with these mounts, and `zroot/data` for them. */
function withMounts(...mounts: MountEntry[]): HostManifest[] {
  return [manifest({ datasets: [dataset({ name: 'zroot/data' })], jails: [jail({ name: 'web', mounts })] })];
}

const at = (destination: string, parts: Partial<MountEntry> = {}) =>
  mount({ dataset: 'zroot/data', destination, ...parts });

describe('duplicate-mount', () => {
  test.each(['/srv', '/srv/', '/./srv', '/x/../srv'])('%s and /srv are one place', (destination) => {
    expect(duplicateMount(withMounts(at('/srv', { dataset: 'zroot/a' }), at(destination)))).toEqual([
      {
        path: 'production/web',
        message: `mount destination '${destination}' of 'zroot/data' is already that of 'zroot/a', mount one of them elsewhere`,
      },
    ]);
  });

  test('other places, and the same place in another jail', () => {
    const jails = ['db', 'web'].map((name) => jail({ name, mounts: [at('/srv'), at('/srv/www')] }));
    expect(duplicateMount([manifest({ jails })])).toEqual([]);
  });
});

describe('mount-outside-root', () => {
  test.each(['/..', '/../etc', '/srv/../../etc'])('%s leads out', (destination) => {
    expect(mountOutsideRoot(withMounts(at(destination)))).toEqual([
      {
        path: 'production/web',
        message: `mount destination '${destination}' leads out of the jail's root, give a path below it without '..'`,
      },
    ]);
  });

  test.each(['/', '/.', '/srv/..'])('%s is the root itself', (destination) => {
    expect(mountOutsideRoot(withMounts(at(destination)))).toEqual([
      {
        path: 'production/web',
        message:
          "'zroot/data' mounted on '/' hides the whole root of the jail, mount it on a directory below",
      },
    ]);
  });

  test('a directory below', () => {
    expect(mountOutsideRoot(withMounts(at('/srv/..data')))).toEqual([]);
  });
});

describe('hiding-mount', () => {
  test.each(['/usr', '/etc', '/usr/bin', '/lib'])('%s holds what the jail runs', (destination) => {
    expect(hidingMount(withMounts(at(destination)))).toEqual([
      {
        path: 'production/web',
        message: `a mount on '${destination}' hides what the base system has there, mount it on a directory of its own`,
      },
    ]);
  });

  test.each(['/dev', '/dev/shm'])('%s lies under devfs', (destination) => {
    expect(hidingMount(withMounts(at(destination)))).toEqual([
      {
        path: 'production/web',
        message: `a mount on '${destination}' is hidden by the devfs that jail(8) mounts on '/dev' after it, mount it elsewhere`,
      },
    ]);
  });

  test('/proc lies under procfs where there is one', () => {
    const mounts = [at('/proc/data')];
    const jails = [jail({ name: 'web', mounts, parameters: { 'mount.procfs': true } })];
    expect(hidingMount([manifest({ jails })])).toEqual([
      {
        path: 'production/web',
        message:
          "a mount on '/proc/data' is hidden by the procfs that jail(8) mounts on '/proc' after it, mount it elsewhere",
      },
    ]);
    expect(hidingMount(withMounts(...mounts))).toEqual([]);
  });

  test("the jail's own writable directories", () => {
    const root = nullfsRoot('web', { writable: ['etc', 'usr/local/etc', 'var'] });
    const hidden = (destination: string) =>
      hidingMount([manifest({ jails: [jail({ name: 'web', root, mounts: [at(destination)] })] })]);
    expect(hidden('/var')).toEqual([
      {
        path: 'production/web',
        message:
          "a mount on '/var' hides the jail's own '/var', mount it below or leave 'var' out of the base's 'writable'",
      },
    ]);
    expect(hidden('/usr/local')).toEqual([
      {
        path: 'production/web',
        message:
          "a mount on '/usr/local' hides the jail's own '/usr/local/etc', mount it below or leave 'usr/local/etc' out of the base's 'writable'",
      },
    ]);
    expect(hidden('/var/db')).toEqual([]);
  });

  test('mounts below mounts hide nothing, in whatever order they are given', () => {
    expect(hidingMount(withMounts(at('/srv/www/logs'), at('/srv'), at('/srv/www'), at('/var')))).toEqual([]);
  });
});

describe('unknown-mount', () => {
  test('the dataset of another host, even where one of that name is here too', () => {
    const hosts = [
      manifest({
        datasets: [dataset({ name: 'zroot/data', path: 'a/data' })],
        jails: [jail({ name: 'web', path: 'a/web', mounts: [at('/srv', { path: 'b/data' })] })],
      }),
      manifest({ host: { name: 'beta' }, datasets: [dataset({ name: 'zroot/data', path: 'b/data' })] }),
    ];
    expect(unknownMount(hosts)).toEqual([
      {
        path: 'a/web',
        message: "dataset 'zroot/data' ('b/data') is on host 'beta', mount a dataset of the jail's own host",
      },
    ]);
  });

  test('a dataset that is nowhere', () => {
    expect(unknownMount([manifest({ jails: [jail({ name: 'web', mounts: [at('/srv')] })] })])).toEqual([
      {
        path: 'production/web',
        message: "dataset 'zroot/data' is not declared on host 'alpha', declare it to mount it",
      },
    ]);
  });

  test('a dataset of its own host, and one whose name was refused already', () => {
    expect(unknownMount(withMounts(at('/srv')))).toEqual([]);
    expect(unknownMount(withMounts(at('/srv', { dataset: '', path: 'production/bad', source: '' })))).toEqual(
      [],
    );
  });
});

describe('mount-without-mountpoint', () => {
  test.each(['none', 'legacy'] as const)('mountpoint %s', (mountpoint) => {
    const datasets = [dataset({ name: 'zroot/data', mountpoint })];
    const jails = [jail({ name: 'web', mounts: [at('/srv')] })];
    expect(mountWithoutMountpoint([manifest({ datasets, jails })])).toEqual([
      {
        path: 'production/web',
        message: `dataset 'zroot/data' ('production/data') has mountpoint '${mountpoint}', so there is nothing to mount: give it a directory`,
      },
    ]);
  });

  test('a directory', () => {
    expect(mountWithoutMountpoint(withMounts(at('/srv')))).toEqual([]);
  });
});

describe('mount-into-itself', () => {
  const inWeb = (one: MountEntry, root = nullfsRoot('web')) =>
    mountIntoItself([manifest({ jails: [jail({ name: 'web', root, mounts: [one] })] })]);

  test("the jail's own root", () => {
    expect(inWeb(mount({ dataset: 'zroot/jails/web', destination: '/srv' }))).toEqual([
      {
        path: 'production/web',
        message: "dataset 'zroot/jails/web' holds the jail's own root, mount another one",
      },
    ]);
  });

  test('what the root lies in', () => {
    expect(inWeb(mount({ dataset: 'zroot/jails', destination: '/srv' }))).toEqual([
      {
        path: 'production/web',
        message:
          "'/jails' holds '/jails/web/root/srv', where it is to be mounted, and nullfs mounts nothing into itself: give the dataset a mountpoint elsewhere",
      },
    ]);
  });

  test('what lies in the place already', () => {
    expect(inWeb(at('/srv', { source: '/jails/web/root/srv/www' }))).toEqual([
      {
        path: 'production/web',
        message:
          "'/jails/web/root/srv/www' lies in '/jails/web/root/srv', where it is to be mounted, and nullfs mounts nothing over itself: give the dataset a mountpoint elsewhere",
      },
    ]);
  });

  test("another dataset, another jail's directory, a name that begins the same", () => {
    expect(inWeb(at('/srv'))).toEqual([]);
    expect(inWeb(at('/srv', { source: '/jails/db' }))).toEqual([]);
    expect(inWeb(at('/srv', { source: '/jails/w' }))).toEqual([]);
  });

  test('a dataset without a mount point is another matter', () => {
    expect(inWeb(at('/srv', { source: 'none' }))).toEqual([]);
  });
});

describe('host-opening-mount', () => {
  test.each([
    ['/etc', '/etc/jail.conf'],
    ['/var/db', '/var/db/cdktf-jails'],
    ['/var/db/cdktf-jails', '/var/db/cdktf-jails'],
    ['/', '/etc/jail.conf'],
  ])('%s to write in', (source, held) => {
    expect(hostOpeningMount(withMounts(at('/srv', { source })))).toEqual([
      {
        path: 'production/web',
        message: `'${source}' holds '${held}', with which the jail could change what runs as root on the host: mount it read-only or a dataset further down`,
      },
    ]);
  });

  test('to read, or beside', () => {
    expect(hostOpeningMount(withMounts(at('/srv', { source: '/etc', readOnly: true })))).toEqual([]);
    expect(hostOpeningMount(withMounts(at('/srv', { source: '/var/db/cdktf' })))).toEqual([]);
    expect(hostOpeningMount(withMounts(at('/srv', { source: '' })))).toEqual([]);
  });
});

describe('root-opening-mount', () => {
  const datasets = [dataset({ name: 'zroot/jails' }), dataset({ name: 'zroot/jails/db' })];
  const opened = (root: JailEntry['root'], mounted: MountEntry) =>
    rootOpeningMount([
      manifest({ datasets, jails: [jail({ name: 'db', root }), jail({ name: 'web', mounts: [mounted] })] }),
    ]);
  const mounted = (name: string, parts: Partial<MountEntry> = {}) =>
    mount({ dataset: name, destination: '/srv', ...parts });
  const clone: JailEntry['root'] = {
    kind: 'clone',
    path: '/jails/db',
    base: 'zroot/bases/14.4',
    dataset: 'zroot/jails/db',
  };
  const directory = (path: string): JailEntry['root'] => ({ kind: 'directory', path });

  test.each([
    ['zroot/jails/db', nullfsRoot('db')],
    ['zroot/jails/db', clone],
    ['zroot/jails/db', directory('/jails/db')],
    ['zroot/jails', directory('/jails/old/db')],
  ])('%s holds the root of another jail', (name, root) => {
    expect(opened(root, mounted(name))).toContainEqual({
      path: 'production/web',
      message: `dataset '${name}' holds the root of 'production/db', which the jail could change: mount it read-only or another one`,
    });
  });

  test('to read, or beside, or above, where nullfs does not follow', () => {
    expect(opened(nullfsRoot('db'), mounted('zroot/jails/db', { readOnly: true }))).toEqual([]);
    expect(opened(nullfsRoot('db'), mounted('zroot/data'))).toEqual([]);
    expect(opened(clone, mounted('zroot/jails', { destination: '/x' }))).toEqual([]);
  });

  test("the jail's own root is another matter", () => {
    const web = jail({ name: 'web', root: nullfsRoot('web'), mounts: [mounted('zroot/jails/web')] });
    expect(rootOpeningMount([manifest({ jails: [web] })])).toEqual([]);
  });
});

describe('unfollowed-child', () => {
  const datasets = [
    dataset({ name: 'zroot/data' }),
    dataset({ name: 'zroot/data/pg' }),
    dataset({ name: 'zroot/data/pg/wal' }),
  ];
  const unfollowed = (mounts: MountEntry[], some = datasets) =>
    unfollowedChild([manifest({ datasets: some, jails: [jail({ name: 'web', mounts })] })]);
  const child = (destination: string) => mount({ dataset: 'zroot/data/pg', destination });

  test('the first child that the jail does not mount', () => {
    expect(unfollowed([at('/srv')])).toEqual([
      {
        path: 'production/web',
        message:
          "dataset 'zroot/data/pg' lies in 'zroot/data', but nullfs does not follow into it: the jail finds '/srv/pg' empty until that is mounted too",
      },
    ]);
  });

  test('its own child in turn', () => {
    expect(unfollowed([at('/srv'), child('/srv/pg')])).toEqual([
      {
        path: 'production/web',
        message:
          "dataset 'zroot/data/pg/wal' lies in 'zroot/data/pg', but nullfs does not follow into it: the jail finds '/srv/pg/wal' empty until that is mounted too",
      },
    ]);
  });

  test('all mounted', () => {
    const wal = mount({ dataset: 'zroot/data/pg/wal', destination: '/srv/pg/wal' });
    expect(unfollowed([at('/srv'), child('/srv/pg'), wal])).toEqual([]);
  });

  test('a child that the host does not mount there either', () => {
    const off = dataset({ name: 'zroot/data/pg', properties: { canmount: 'off' } });
    const elsewhere = dataset({ name: 'zroot/data/old', mountpoint: '/old' });
    const none = dataset({ name: 'zroot/data/none', mountpoint: 'none' });
    expect(unfollowed([at('/srv')], [dataset({ name: 'zroot/data' }), off, elsewhere, none])).toEqual([]);
  });
});

describe('fdescfs-without-devfs', () => {
  const withParameters = (parameters: Record<string, boolean>) =>
    fdescfsWithoutDevfs([manifest({ jails: [jail({ name: 'web', parameters })] })]);

  test('/dev/fd needs /dev', () => {
    expect(withParameters({ 'mount.fdescfs': true, 'mount.devfs': false })).toEqual([
      {
        path: 'production/web',
        message:
          "'mount.fdescfs' needs 'mount.devfs', which makes the directory /dev/fd: set both or neither",
      },
    ]);
  });

  test('both, and neither', () => {
    expect(withParameters({ 'mount.fdescfs': true })).toEqual([]);
    expect(withParameters({ 'mount.devfs': false })).toEqual([]);
  });
});
