import { Dataset, Jail, JailRoot, RemovalPolicy, type TerraformStack } from '../../lib';
import { base, blockLines, jailEntry, manifestOf, mistakes, onHost, untyped } from '../support/program';

const jailOn = (root: (stack: TerraformStack) => JailRoot) =>
  onHost((stack) => new Jail(stack, 'web', { root: root(stack) }));

const mounts = (stack: TerraformStack) => blockLines(stack).filter((line) => line.startsWith('mount'));

describe('JailRoot.nullfs', () => {
  it('mounts the base read-only, and over it what is the jail’s own', () => {
    const stack = jailOn((above) => JailRoot.nullfs(base(above)));
    expect(jailEntry(stack).root).toStrictEqual({
      kind: 'nullfs',
      path: '/jails/web/root',
      base: 'zroot/jails/14.4-RELEASE',
      basePath: '/jails/14.4-RELEASE',
      dataset: 'zroot/jails/web',
      home: '/jails/web',
      writable: ['etc', 'root', 'tmp', 'usr/local', 'var'],
    });
    expect(mounts(stack)).toEqual([
      'mount = "/jails/14.4-RELEASE /jails/web/root nullfs ro 0 0";',
      'mount += "/jails/web/rw/etc /jails/web/root/etc nullfs rw 0 0";',
      'mount += "/jails/web/rw/root /jails/web/root/root nullfs rw 0 0";',
      'mount += "/jails/web/rw/tmp /jails/web/root/tmp nullfs rw 0 0";',
      'mount += "/jails/web/rw/usr/local /jails/web/root/usr/local nullfs rw 0 0";',
      'mount += "/jails/web/rw/var /jails/web/root/var nullfs rw 0 0";',
      'mount.devfs;',
    ]);
  });

  it('makes the jail’s dataset beside the base’s, closed to the users of the host', () => {
    const stack = jailOn((above) => JailRoot.nullfs(base(above)));
    expect(manifestOf(stack).datasets.at(-1)).toStrictEqual({
      path: 'lab/web/Dataset',
      name: 'zroot/jails/web',
      mountpoint: '/jails/web',
      mountpointInherited: true,
      directoryMode: '0700',
      removalPolicy: 'retain',
      properties: {},
    });
  });

  it('takes a dataset of the program', () => {
    const stack = jailOn((above) =>
      JailRoot.nullfs(
        base(above),
        new Dataset(above, 'own', { datasetName: 'tank/web', mountpoint: '/tank/web' }),
      ),
    );
    expect(jailEntry(stack).root).toMatchObject({
      path: '/tank/web/root',
      dataset: 'tank/web',
      home: '/tank/web',
    });
    expect(manifestOf(stack).datasets.map((dataset) => dataset.name)).not.toContain('zroot/jails/web');
  });

  it('lets the jail’s dataset go where the one above goes', () => {
    const stack = onHost((above) => {
      const made = base(above);
      const temporary = new Dataset(above, 'temporary', {
        datasetName: 'zroot/temporary',
        removalPolicy: RemovalPolicy.DESTROY,
      });
      new Jail(above, 'web', {
        root: JailRoot.nullfs(made, temporary.child('web', { removalPolicy: RemovalPolicy.DESTROY })),
      });
    });
    expect(mistakes(stack)).toEqual([]);
  });

  it('serves any number of jails', () => {
    const stack = onHost((above) => {
      const root = JailRoot.nullfs(base(above));
      ['a', 'b'].forEach((id) => new Jail(above, id, { root }));
    });
    expect(mistakes(stack)).toEqual([]);
    expect(manifestOf(stack).jails.map((jail) => jail.root.path)).toEqual(['/jails/a/root', '/jails/b/root']);
  });
});

describe('JailRoot.clone', () => {
  it('is a clone of the base', () => {
    const stack = jailOn((above) => JailRoot.clone(base(above)));
    expect(jailEntry(stack).root).toStrictEqual({
      kind: 'clone',
      path: '/jails/web',
      base: 'zroot/jails/14.4-RELEASE',
      dataset: 'zroot/jails/web',
    });
    expect(mounts(stack)).toEqual(['mount.devfs;']);
  });

  it('notes what it is cloned from, and closes the directory above to the users of the host', () => {
    const { datasets } = manifestOf(jailOn((above) => JailRoot.clone(base(above))));
    expect(datasets.map(({ name, clonedFrom, directoryMode }) => [name, clonedFrom, directoryMode])).toEqual([
      ['zroot/jails', undefined, '0700'],
      ['zroot/jails/14.4-RELEASE', undefined, undefined],
      ['zroot/jails/web', 'zroot/jails/14.4-RELEASE', undefined],
    ]);
  });
});

describe('JailRoot.directory', () => {
  it('is a directory that is there already', () => {
    const stack = jailOn(() => JailRoot.directory('/jails/old web'));
    expect(jailEntry(stack).root).toStrictEqual({ kind: 'directory', path: '/jails/old web' });
    expect(blockLines(stack)[0]).toBe('path = "/jails/old web";');
    expect(manifestOf(stack).datasets).toEqual([]);
  });
});

describe('a wrong root', () => {
  it.each<[string, () => JailRoot, string[]]>([
    [
      'nullfs without a base',
      () => JailRoot.nullfs(untyped(undefined)),
      ["JailRoot.nullfs(): 'base' is missing, pass a NullfsBase"],
    ],
    [
      'nullfs of something else',
      () => JailRoot.nullfs(untyped('14.4'), untyped({})),
      [
        "JailRoot.nullfs(): 'base': pass a NullfsBase, got '14.4'",
        "JailRoot.nullfs(): 'dataset': pass a Dataset, got an object",
      ],
    ],
    [
      'clone of something else',
      () => JailRoot.clone(untyped(14)),
      ["JailRoot.clone(): 'base': pass a NullfsBase, got 14"],
    ],
    [
      'a relative directory',
      () => JailRoot.directory('jails/web'),
      ["JailRoot.directory(): 'path': jail path 'jails/web' is relative: begin it with '/'"],
    ],
    [
      'a way out',
      () => JailRoot.directory('/jails/../etc'),
      [
        "JailRoot.directory(): 'path': jail path '/jails/../etc' has '.' or '..' as a component: write where it leads to",
      ],
    ],
    [
      'a trailing slash, with which jail -m fails',
      () => JailRoot.directory('/jails/web/'),
      ["JailRoot.directory(): 'path': jail path '/jails/web/' ends with '/': leave it off"],
    ],
    [
      'the root of the host',
      () => JailRoot.directory('/'),
      [
        "JailRoot.directory(): 'path': jail path '/' is the root of the host itself: use a directory of its own",
      ],
    ],
    [
      'no directory',
      () => JailRoot.directory(untyped(null)),
      ["JailRoot.directory(): 'path' must be a string, got null"],
    ],
    [
      'no root at all',
      () => untyped({ path: '/jails/web' }),
      ["'root': pass JailRoot.nullfs(), JailRoot.clone() or JailRoot.directory(), got an object"],
    ],
    [
      'a path',
      () => untyped('/jails/web'),
      ["'root': pass JailRoot.nullfs(), JailRoot.clone() or JailRoot.directory(), got '/jails/web'"],
    ],
  ])('%s', (_case, root, messages) => {
    expect(mistakes(jailOn(root))).toEqual(messages.map((message) => `[lab/web] ${message}`));
  });

  it('tells other objects of ours by their names', () => {
    expect(
      mistakes(jailOn((stack) => JailRoot.nullfs(untyped(new Dataset(stack, 'x', { datasetName: 'z/x' }))))),
    ).toEqual(["[lab/web] JailRoot.nullfs(): 'base': pass a NullfsBase, got an instance of Dataset"]);
  });

  it('needs a dataset that is mounted', () => {
    const stack = jailOn((above) =>
      JailRoot.nullfs(
        base(above),
        new Dataset(above, 'own', { datasetName: 'tank/web', mountpoint: 'none' }),
      ),
    );
    expect(mistakes(stack)).toEqual([
      "[lab/own] dataset 'tank/web' has mountpoint=none, so the host does not mount it at boot, and 'lab/web' would not find it: change that",
    ]);
  });
});
