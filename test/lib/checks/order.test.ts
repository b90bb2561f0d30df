import { dependencyLoop } from '../../../lib/checks/dependency-loop';
import { selfDependency } from '../../../lib/checks/self-dependency';
import { unknownDependency } from '../../../lib/checks/unknown-dependency';
import { jail, manifest } from '../../support/manifest';

const after = (name: string, ...others: string[]) =>
  jail({ name, startAfter: others.map((other) => ({ path: `production/${other}`, name: other })) });

describe('dependency-loop', () => {
  test('two jails after each other', () => {
    expect(dependencyLoop([manifest({ jails: [after('a', 'b'), after('b', 'a')] })])).toEqual([
      {
        path: 'production/a',
        message:
          'these jails start after each other in a circle and so never: a -> b -> a, remove one startAfter() of it',
      },
    ]);
  });

  test('the whole loop, without those that only lead to it', () => {
    const jails = [
      after('web', 'app'),
      after('app', 'cache'),
      after('cache', 'db'),
      after('db', 'app'),
      after('x'),
    ];
    expect(dependencyLoop([manifest({ jails })])).toEqual([
      {
        path: 'production/app',
        message:
          'these jails start after each other in a circle and so never: app -> cache -> db -> app, remove one startAfter() of it',
      },
    ]);
  });

  test('the shortest way round where there are several', () => {
    const jails = [after('a', 'b', 'c'), after('b', 'c'), after('c', 'a')];
    expect(dependencyLoop([manifest({ jails })]).map(({ message }) => message)).toEqual([
      'these jails start after each other in a circle and so never: a -> c -> a, remove one startAfter() of it',
    ]);
  });

  test('two loops are two errors, whatever the order of the jails', () => {
    const jails = [after('d', 'c'), after('b', 'a'), after('c', 'd', 'a'), after('a', 'b')];
    const paths = (some: typeof jails) => dependencyLoop([manifest({ jails: some })]).map(({ path }) => path);
    expect(paths(jails)).toEqual(['production/a', 'production/c']);
    expect(paths([...jails].reverse())).toEqual(['production/a', 'production/c']);
  });

  test('a diamond and a chain of 10,000 are no loops', () => {
    const diamond = [after('a', 'b', 'c'), after('b', 'd'), after('c', 'd'), after('d')];
    const chain = Array.from({ length: 10_000 }, (_, index) => after(`j${index}`, `j${index + 1}`));
    expect(dependencyLoop([manifest({ jails: diamond }), manifest({ jails: chain })])).toEqual([]);
  });

  test('a loop of 10,000 is found', () => {
    const jails = Array.from({ length: 10_000 }, (_, index) =>
      after(`j${index}`, `j${(index + 1) % 10_000}`),
    );
    const [finding] = dependencyLoop([manifest({ jails })]);
    expect(finding?.message.split(' -> ')).toHaveLength(10_001);
  });

  test('jails of different hosts make no loop: they do not wait for each other', () => {
    const hosts = [
      manifest({ host: { name: 'alpha' }, jails: [after('a', 'b')] }),
      manifest({ host: { name: 'beta' }, jails: [after('b', 'a')] }),
    ];
    expect(dependencyLoop(hosts)).toEqual([]);
  });
});

describe('self-dependency', () => {
  test('no jail waits for itself', () => {
    const hosts = [manifest({ jails: [after('web', 'web')] })];
    expect(selfDependency(hosts)).toEqual([
      {
        path: 'production/web',
        message: "jail 'web' starts after itself and so never, remove that startAfter()",
      },
    ]);
    expect(dependencyLoop(hosts)).toEqual([]);
  });

  test('another one is fine', () => {
    expect(selfDependency([manifest({ jails: [after('web', 'db'), after('db')] })])).toEqual([]);
  });
});

describe('unknown-dependency', () => {
  test('a jail of another host, even where a jail of that name is here too', () => {
    const hosts = [
      manifest({
        host: { name: 'alpha' },
        jails: [
          jail({ name: 'web', path: 'a/web', startAfter: [{ path: 'b/db', name: 'db' }] }),
          jail({ name: 'db', path: 'a/db' }),
        ],
      }),
      manifest({ host: { name: 'beta' }, jails: [jail({ name: 'db', path: 'b/db' })] }),
    ];
    expect(unknownDependency(hosts)).toEqual([
      {
        path: 'a/web',
        message:
          "jail 'db' ('b/db') runs on host 'beta', and the order of starts ends at the host: remove that startAfter()",
      },
    ]);
  });

  test('a jail that is nowhere', () => {
    expect(unknownDependency([manifest({ jails: [after('web', 'db')] })])).toEqual([
      {
        path: 'production/web',
        message:
          "there is no jail 'db' on host 'alpha' to start after, declare it or remove that startAfter()",
      },
    ]);
  });

  test('a jail that is here', () => {
    expect(unknownDependency([manifest({ jails: [after('web', 'db'), after('db')] })])).toEqual([]);
  });
});
