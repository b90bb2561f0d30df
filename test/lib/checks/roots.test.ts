import { cloneOfOtherPool } from '../../../lib/checks/clone-of-other-pool';
import { duplicateRoot } from '../../../lib/checks/duplicate-root';
import { hostOpeningRoot } from '../../../lib/checks/host-opening-root';
import { hostRoot } from '../../../lib/checks/host-root';
import { nestedRoot } from '../../../lib/checks/nested-root';
import { openRoot } from '../../../lib/checks/open-root';
import { pathTooLong } from '../../../lib/checks/path-too-long';
import { sharedRootDataset } from '../../../lib/checks/shared-root-dataset';
import { unknownRoot } from '../../../lib/checks/unknown-root';
import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { base, dataset, jail, manifest, mount, nullfsRoot } from '../../support/manifest';

const directory = (path: string) => ({ kind: 'directory' as const, path });

describe('host-root', () => {
  test("the host's own root is no root for a jail", () => {
    expect(hostRoot([manifest({ jails: [jail({ name: 'web', root: directory('/') })] })])).toEqual([
      {
        path: 'production/web',
        message: "root '/' is the root of the host itself, give the jail a directory of its own",
      },
    ]);
  });

  test('any other directory is', () => {
    expect(hostRoot([manifest({ jails: [jail({ name: 'web' })] })])).toEqual([]);
  });
});

describe('host-opening-root', () => {
  const host = { stateDirectory: '/jails/db/state' };
  const rooted = (root: JailEntry['root']) =>
    hostOpeningRoot([manifest({ host, jails: [jail({ name: 'web', root })] })]);

  test.each([
    ['/etc', '/etc/jail.conf'],
    ['/usr', '/usr/bin'],
    ['/var', '/var/db'],
    ['/jails/db', '/jails/db/state'],
    ['/jails/db/state', '/jails/db/state'],
  ])('%s is not for a jail to write in', (path, held) => {
    expect(rooted(directory(path))).toEqual([
      {
        path: 'production/web',
        message: `root '${path}' takes in '${held}', with which the jail could change what runs as root on the host: give the jail a directory of its own`,
      },
    ]);
  });

  test("of a root on a base, that is all of the jail's dataset", () => {
    expect(rooted(nullfsRoot('db')).map(({ path }) => path)).toEqual(['production/web']);
  });

  test.each(['/usr/jails/web', '/var/jails', '/jails/db/stateful', '/'])('%s is not this mistake', (path) => {
    expect(rooted(directory(path))).toEqual([]);
  });
});

describe('open-root', () => {
  const clone = {
    kind: 'clone',
    path: '/builder',
    base: 'zroot/bases/14.4',
    dataset: 'zroot/builder',
  } as const;
  const closed = dataset({ name: 'zroot/jails', directoryMode: '0700' });

  test('a clone needs a closed directory above it', () => {
    expect(openRoot([manifest({ datasets: [closed], jails: [jail({ name: 'web', root: clone })] })])).toEqual(
      [
        {
          path: 'production/web',
          message:
            "every user of the host can get into '/builder' and run what is setuid there: declare the dataset above 'zroot/builder' and make this one its child(), so that a closed directory lies above",
        },
      ],
    );
  });

  test('which that of a declared parent is, and a nullfs root has its own', () => {
    const below = { ...clone, path: `${closed.mountpoint}/builder` };
    const jails = [jail({ name: 'db', root: nullfsRoot('db') }), jail({ name: 'web', root: below })];
    expect(openRoot([manifest({ datasets: [closed], jails })])).toEqual([]);
  });
});

describe('duplicate-root', () => {
  test('two jails need two roots', () => {
    const jails = [
      jail({ name: 'db', root: directory('/jails/a') }),
      jail({ name: 'web', root: directory('/jails/a') }),
    ];
    expect(duplicateRoot([manifest({ jails })])).toEqual([
      {
        path: 'production/web',
        message: "root '/jails/a' is already the root of 'production/db', give one of them another directory",
      },
    ]);
  });

  test('a shared dataset is reported as that and not once more as a shared directory', () => {
    const root = nullfsRoot('db');
    const jails = [jail({ name: 'db', root }), jail({ name: 'web', root })];
    expect(duplicateRoot([manifest({ jails })])).toEqual([]);
    expect(sharedRootDataset([manifest({ jails })])).toEqual([
      {
        path: 'production/web',
        message:
          "dataset 'zroot/jails/db' is already the root of 'production/db', give each jail a dataset of its own",
      },
    ]);
  });

  test('a jail that took the name of another is told of its name only', () => {
    const jails = ['a', 'b'].map((id) => jail({ name: 'web', path: `production/${id}` }));
    expect(duplicateRoot([manifest({ jails })])).toEqual([]);
  });

  test('the mountpoint none is reported as that, and not as a shared directory', () => {
    const clone = (name: string) => ({
      kind: 'clone' as const,
      path: 'none',
      base: 'zroot/bases/14.4',
      dataset: `zroot/${name}`,
    });
    const jails = ['db', 'web'].map((name) => jail({ name, root: clone(name) }));
    expect(duplicateRoot([manifest({ jails })])).toEqual([]);
    expect(nestedRoot([manifest({ jails })])).toEqual([]);
  });

  test('different roots are fine', () => {
    const jails = [jail({ name: 'db' }), jail({ name: 'web', root: nullfsRoot('web') })];
    expect(duplicateRoot([manifest({ jails })])).toEqual([]);
    expect(sharedRootDataset([manifest({ jails })])).toEqual([]);
  });
});

describe('nested-root', () => {
  test('no root inside another', () => {
    const jails = [
      jail({ name: 'inner', root: directory('/jails/outer/srv/inner') }),
      jail({ name: 'outer', root: directory('/jails/outer') }),
    ];
    expect(nestedRoot([manifest({ jails })])).toEqual([
      {
        path: 'production/inner',
        message:
          "root '/jails/outer/srv/inner' lies inside '/jails/outer', the root of 'production/outer', which could change all of it: move one of them",
      },
    ]);
  });

  test('a common beginning of names is no nesting, and neither is a jail in the root of the host', () => {
    const jails = [
      jail({ name: 'a', root: directory('/jails/web') }),
      jail({ name: 'b', root: directory('/jails/web2') }),
      jail({ name: 'c', root: directory('/') }),
    ];
    expect(nestedRoot([manifest({ jails })])).toEqual([]);
  });
});

describe('nested-root in a base', () => {
  test.each(['/bases/14.4', '/bases/14.4/srv/web'])('%s is what other jails run from', (path) => {
    const jails = [
      jail({ name: 'web', root: directory(path) }),
      jail({ name: 'db', root: nullfsRoot('db') }),
    ];
    expect(nestedRoot([manifest({ bases: [base()], jails })])).toEqual([
      {
        path: 'production/web',
        message: `root '${path}' lies inside '/bases/14.4', the base 'production/base', which other jails run from: use JailRoot.nullfs() or JailRoot.clone()`,
      },
    ]);
  });

  test('beside a base is no nesting', () => {
    const jails = [jail({ name: 'web', root: directory('/bases/14.40') })];
    expect(nestedRoot([manifest({ bases: [base()], jails })])).toEqual([]);
  });
});

describe('clone-of-other-pool', () => {
  const cloned = (dataset: string) =>
    cloneOfOtherPool([
      manifest({
        jails: [
          jail({ name: 'web', root: { kind: 'clone', path: '/web', base: 'zroot/bases/14.4', dataset } }),
        ],
      }),
    ]);

  test('a clone shares blocks with its base', () => {
    expect(cloned('tank/web')).toEqual([
      {
        path: 'production/web',
        message:
          "dataset 'tank/web' is to be a clone of 'zroot/bases/14.4', and a clone is in the pool of its origin: take one in 'zroot'",
      },
    ]);
    expect(cloned('zroot/web')).toEqual([]);
  });
});

describe('unknown-root', () => {
  const web = jail({ name: 'web', root: nullfsRoot('web') });
  const own = { datasets: [dataset({ name: 'zroot/jails/web' })], bases: [base()] };

  test('base and dataset of its own host', () => {
    expect(unknownRoot([manifest({ ...own, jails: [web] })])).toEqual([]);
  });

  test('the base of another host', () => {
    const hosts = [
      manifest({ ...own, bases: [], jails: [web] }),
      manifest({ host: { name: 'beta' }, bases: [base()] }),
    ];
    expect(unknownRoot(hosts)).toEqual([
      {
        path: 'production/web',
        message:
          "base 'zroot/bases/14.4' is on host 'beta', and the jail runs on 'alpha': use one of its own host",
      },
    ]);
  });

  test('the dataset of another host', () => {
    const hosts = [
      manifest({ ...own, datasets: [], jails: [web] }),
      manifest({ host: { name: 'beta' }, datasets: own.datasets }),
    ];
    expect(unknownRoot(hosts)).toEqual([
      {
        path: 'production/web',
        message:
          "dataset 'zroot/jails/web' is on host 'beta', and the jail runs on 'alpha': use one of its own host",
      },
    ]);
  });

  test('a base that was refused already, of which only the dataset is left', () => {
    const datasets = [...own.datasets, dataset({ name: 'zroot/bases/14.4' })];
    expect(unknownRoot([manifest({ datasets, jails: [web] })])).toEqual([]);
  });

  test('a base that is nowhere', () => {
    expect(unknownRoot([manifest({ ...own, bases: [], jails: [web] })])).toEqual([
      {
        path: 'production/web',
        message: "base 'zroot/bases/14.4' is not declared on host 'alpha', declare it there",
      },
    ]);
  });
});

describe('path-too-long', () => {
  const deep = (bytes: number) => `/${'a'.repeat(bytes - 1)}`;

  test('1023 bytes are the most', () => {
    const jails = [jail({ name: 'web', root: directory(deep(1023)) })];
    expect(pathTooLong([manifest({ jails })])).toEqual([]);
  });

  test('a root beyond', () => {
    const jails = [jail({ name: 'web', root: directory(deep(1024)) })];
    expect(pathTooLong([manifest({ jails })])).toEqual([
      {
        path: 'production/web',
        message: `path '/${'a'.repeat(59)}…' has 1024 bytes and FreeBSD mounts nothing above 1023, shorten the names in it`,
      },
    ]);
  });

  test('a mount is as long as root and destination together, in bytes', () => {
    const jails = [
      jail({
        name: 'web',
        root: directory(deep(1000)),
        mounts: [mount({ dataset: 'zroot/data', destination: `/${'é'.repeat(12)}` })],
      }),
    ];
    expect(pathTooLong([manifest({ jails })])).toEqual([
      {
        path: 'production/web',
        message: `path '/${'a'.repeat(59)}…' has 1025 bytes and FreeBSD mounts nothing above 1023, shorten the names in it`,
      },
    ]);
  });
});
