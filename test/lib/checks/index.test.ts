import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { checkHosts, rules } from '../../../lib/checks';
import { manifestSchema } from '../../../lib/manifest/schema';
import {
  base,
  bridge,
  dataset,
  jail,
  limit,
  manifest,
  mount,
  networkInterface,
  nullfsRoot,
} from '../../support/manifest';
import { anyManifest } from '../../support/manifest-arbitrary';

describe('the table of rules', () => {
  test('lists every rule, under the name of its file', () => {
    const helpers = ['each.ts', 'finding.ts', 'index.ts'];
    const files = readdirSync(join(__dirname, '../../../lib/checks'))
      .filter((file) => file.endsWith('.ts') && !helpers.includes(file))
      .map((file) => file.replace(/\.ts$/, ''));
    expect(rules.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  test('says what each one finds, in a few words', () => {
    expect(rules.filter(({ summary }) => !/^[a-zA-Z].{10,80}[^.]$/.test(summary))).toEqual([]);
  });
});

describe('checkHosts', () => {
  const production = () =>
    manifest({
      datasets: [
        dataset({ name: 'zroot/jails' }),
        dataset({ name: 'zroot/jails/web', path: 'production/web/Dataset', mountpointInherited: true }),
        dataset({ name: 'zroot/bases/14.4', path: 'production/base/Dataset' }),
        dataset({ name: 'zroot/data' }),
      ],
      bases: [base()],
      bridges: [bridge({ name: 'lan', ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1', uplink: 'em0' })],
      jails: [
        jail({
          name: 'db',
          ip4Addresses: ['em1|192.0.2.5/24'],
          mounts: [mount({ dataset: 'zroot/data', destination: '/var/db/postgres' })],
          limits: [limit({ path: 'production/db/processes' })],
        }),
        jail({
          name: 'web',
          root: nullfsRoot('web'),
          interfaces: [networkInterface('web', { ip4Address: '10.0.0.2/24', defaultRoute4: '10.0.0.1' })],
          startAfter: [{ path: 'production/db', name: 'db' }],
          packages: ['nginx'],
          services: ['nginx'],
        }),
      ],
    });

  test('a sound host has neither errors nor warnings', () => {
    expect(manifestSchema.safeParse(production()).success).toBe(true);
    expect(checkHosts([production()])).toEqual({ errors: [], warnings: [] });
  });

  test('no hosts, nothing wrong', () => {
    expect(checkHosts([])).toEqual({ errors: [], warnings: [] });
  });

  test('everything at once, by construct path and then by the order of the rules', () => {
    const { jails, ...rest } = production();
    const broken = {
      ...rest,
      jails: [
        ...jails,
        jail({
          name: 'app',
          ip4Addresses: ['em1|192.0.2.5/24'],
          root: { kind: 'directory', path: '/jails/db/app' },
          startAfter: [{ path: 'production/app', name: 'app' }],
          parameters: { 'allow.mlock': true },
        }),
        jail({ name: 'aaa', parameters: { meta: 'x=y' } }),
      ],
    };
    const { errors, warnings } = checkHosts([broken]);
    expect(errors).toEqual([
      {
        path: 'production/aaa',
        message:
          "parameter 'meta' needs FreeBSD 15.0, and host 'alpha' has 14.4: remove it or upgrade the host",
      },
      {
        path: 'production/app',
        message:
          "root '/jails/db/app' lies inside '/jails/db', the root of 'production/db', which could change all of it: move one of them",
      },
      {
        path: 'production/app',
        message:
          "ip4 address '192.0.2.5' is already used by 'production/db', give one of them another address",
      },
      {
        path: 'production/app',
        message: "jail 'app' starts after itself and so never, remove that startAfter()",
      },
    ]);
    expect(warnings).toEqual([
      {
        path: 'production/app',
        message:
          "'allow.mlock' weakens the jail: the jail may lock all memory, limit memorylocked; remove it, or say why it is needed with acknowledgeRisk('allow.mlock', …)",
      },
    ]);
  });

  test('one mistake is one line: of a jail with the name of another, only that is told', () => {
    const twin = (id: string) => ({
      entry: jail({
        name: 'web',
        path: `production/${id}`,
        root: nullfsRoot('web'),
        interfaces: [networkInterface('web')],
      }),
      dataset: dataset({ name: 'zroot/jails/web', path: `production/${id}/Dataset` }),
    });
    const twins = [twin('a'), twin('b')];
    const hosts = [
      manifest({
        datasets: twins.map((one) => one.dataset),
        bases: [base()],
        bridges: [bridge({ name: 'lan' })],
        jails: twins.map(({ entry }) => entry),
      }),
    ];
    expect(checkHosts(hosts)).toEqual({
      errors: [
        {
          path: 'production/b',
          message: "jail name 'web' is already used by 'production/a', give one of them another jailName",
        },
      ],
      warnings: [],
    });
  });

  test('any manifests: nothing throws, and the order of the hosts changes nothing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyManifest, { maxLength: 3, selector: ({ host }) => host.path }),
        (hosts) => {
          hosts.forEach((one) => manifestSchema.parse(one));
          const { errors, warnings } = checkHosts(hosts);
          const again = checkHosts(structuredClone(hosts).reverse());
          expect(again.errors).toEqual(errors);
          expect(again.warnings).toEqual(warnings);
          expect(
            [...errors, ...warnings].filter(({ path, message }) => path === '' || message.endsWith('.')),
          ).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});
