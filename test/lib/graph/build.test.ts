import * as fc from 'fast-check';
import { buildGraph } from '../../../lib/graph';
import type { GraphHost } from '../../../lib/graph/model';
import type { JailEntry } from '../../../lib/manifest/jail-schema';
import type { HostManifest } from '../../../lib/manifest/schema';
import {
  base,
  bridge,
  dataset,
  jail,
  manifest,
  mount,
  networkInterface,
  nullfsRoot,
} from '../../support/manifest';

const hostOf = (one: HostManifest): GraphHost => buildGraph([one]).hosts[0]!;
const groupsOf = (...jails: JailEntry[]) =>
  hostOf(manifest({ jails })).groups.map((group) => group.jails.map(({ name }) => name));
const after = (...names: string[]) => names.map((name) => ({ path: `production/${name}`, name }));

describe('buildGraph', () => {
  it('puts jails with the same relations together', () => {
    const app = (name: string) => jail({ name, startAfter: after('db') });
    expect(groupsOf(app('app1'), app('app2'), jail({ name: 'db' }))).toEqual([['app1', 'app2'], ['db']]);
  });

  it('says of an address that only Terraform knows that it comes from there', () => {
    const ip4Addresses = ['@late-bound:web/ip4Addresses/0@', '10.0.0.2'];
    const interfaces = [networkInterface('web', { ip4Address: '@late-bound:web/lan/ip4Address@' })];
    const [group] = hostOf(manifest({ jails: [jail({ name: 'web', ip4Addresses, interfaces })] })).groups;
    expect(group?.jails[0]?.addresses.map(({ text }) => text)).toEqual([
      'from Terraform',
      'from Terraform',
      '10.0.0.2',
    ]);
  });

  it('keeps a jail apart on which others wait', () => {
    expect(
      groupsOf(jail({ name: 'a' }), jail({ name: 'b' }), jail({ name: 'c', startAfter: after('b') })),
    ).toEqual([['a'], ['b'], ['c']]);
  });

  it('keeps jails of different bridges and bases apart', () => {
    const on = (name: string, one: string) =>
      jail({ name, interfaces: [networkInterface(name, { bridge: one })] });
    expect(groupsOf(on('a', 'lan'), on('b', 'lan'), on('c', 'dmz'))).toEqual([['a', 'b'], ['c']]);
    const from = (name: string, one: string) => jail({ name, root: nullfsRoot(name, { base: one }) });
    expect(groupsOf(from('a', 'zroot/14.4'), from('b', 'zroot/15.1'))).toEqual([['a'], ['b']]);
  });

  it('draws a relation of a group once', () => {
    const app = (name: string) =>
      jail({ name, root: nullfsRoot(name), interfaces: [networkInterface(name)], startAfter: after('db') });
    const { edges } = hostOf(
      manifest({
        bridges: [bridge({ name: 'lan' })],
        bases: [base()],
        jails: [app('a'), app('b'), jail({ name: 'db' })],
      }),
    );
    expect(edges).toEqual([
      { kind: 'network', from: 'host0_bridge0', to: 'host0_group0', bridge: 0 },
      { kind: 'order', from: 'host0_group1', to: 'host0_group0' },
      { kind: 'root', from: 'host0_group0', to: 'host0_base0' },
    ]);
  });

  it('says of a jail where it is found and where its files are', () => {
    const web = jail({
      name: 'web',
      root: nullfsRoot('web'),
      interfaces: [networkInterface('web', { ip4Address: '10.0.0.2/24', ip6Address: 'fd00::2/64' })],
      mounts: [mount({ dataset: 'zroot/data', destination: '/data', readOnly: true })],
    });
    const [group] = hostOf(manifest({ bridges: [bridge({ name: 'lan' })], jails: [web] })).groups;
    expect(group?.jails).toEqual([
      {
        id: 'host0_group0_jail0',
        name: 'web',
        root: 'zroot/jails/web',
        addresses: [
          { text: '10.0.0.2', bridge: 0 },
          { text: 'fd00::2', bridge: 0 },
        ],
        data: ['zroot/data at /data (ro)'],
      },
    ]);
  });

  it('shows a shared address as it was given, and an interface without one by its name', () => {
    const jails = [
      jail({ name: 'a', ip4Addresses: ['em0|10.0.0.2/24'] }),
      jail({ name: 'b', interfaces: [networkInterface('b')] }),
    ];
    const { groups } = hostOf(manifest({ bridges: [bridge({ name: 'lan' })], jails }));
    expect(groups.map((group) => group.jails[0]?.addresses)).toEqual([
      [{ text: 'em0|10.0.0.2/24' }],
      [{ text: 'e0b_b', bridge: 0 }],
    ]);
  });

  it('makes a dataset that several jails mount a node of its own, and one of a single jail a line', () => {
    const shares = (name: string) =>
      jail({
        name,
        mounts: [
          mount({ dataset: 'zroot/shared', destination: '/srv' }),
          mount({ dataset: `zroot/${name}`, destination: '/own' }),
        ],
      });
    const { stores, groups, edges } = hostOf(
      manifest({
        datasets: ['zroot/a', 'zroot/b', 'zroot/shared'].map((name) => dataset({ name })),
        jails: [shares('a'), shares('b')],
      }),
    );
    expect(stores).toEqual([
      { id: 'host0_dataset0', kind: 'dataset', name: 'zroot/shared', details: ['/shared'] },
    ]);
    expect(groups[0]?.jails.map(({ data }) => data)).toEqual([['zroot/a at /own'], ['zroot/b at /own']]);
    expect(edges).toEqual([{ kind: 'data', from: 'host0_group0', to: 'host0_dataset0' }]);
  });

  it('hangs each store below the nearest dataset that it lies in', () => {
    const { stores, edges } = hostOf(
      manifest({
        datasets: [
          dataset({ name: 'zroot/jails' }),
          dataset({ name: 'zroot/jails/bases', properties: { quota: '1073741824' } }),
        ],
        bases: [base({ dataset: 'zroot/jails/bases/14.4' })],
      }),
    );
    expect(stores.map(({ name, details }) => [name, details])).toEqual([
      ['zroot/jails/bases/14.4', ['14.4-RELEASE']],
      ['zroot/jails', ['/jails']],
      ['zroot/jails/bases', ['/jails/bases', 'quota 1G']],
    ]);
    expect(edges.map(({ from, to }) => [from, to])).toEqual([
      ['host0_base0', 'host0_dataset1'],
      ['host0_dataset1', 'host0_dataset0'],
    ]);
  });

  it('tells what there is to say of a bridge', () => {
    const lan = bridge({ name: 'lan', ip4Cidr: '10.0.0.0/24', uplink: 'em0', isolated: true, mtu: 1400 });
    expect(hostOf(manifest({ bridges: [lan] })).bridges[0]?.details).toEqual([
      '10.0.0.0/24',
      'uplink em0',
      'isolated members',
      'mtu 1400',
    ]);
  });

  it('says with the edges of groups exactly what the jails say', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const some = (of: readonly string[]) => fc.subarray([...of]);
    const jails = fc.tuple(
      ...names.map((name, index) =>
        fc.record({ name: fc.constant(name), after: some(names.slice(0, index)), on: some(['x', 'y', 'z']) }),
      ),
    );
    fc.assert(
      fc.property(jails, (drawn) => {
        const host = hostOf(
          manifest({
            bridges: ['x', 'y', 'z'].map((name) => bridge({ name })),
            jails: drawn.map(({ name, after: bases, on }) =>
              jail({
                name,
                startAfter: after(...bases),
                interfaces: on.map((one) => networkInterface(name, { bridge: one })),
              }),
            ),
          }),
        );
        const members = new Map<string, string[]>([
          ...host.groups.map(
            (group) => [group.id, group.jails.map(({ name }) => name)] as [string, string[]],
          ),
          ...host.bridges.map((one) => [one.id, [one.name]] as [string, string[]]),
        ]);
        const said = host.edges.flatMap(({ from, to }) =>
          members.get(from)!.flatMap((first) => members.get(to)!.map((second) => `${first} ${second}`)),
        );
        const meant = drawn.flatMap(({ name, after: bases, on }) =>
          [...bases, ...on].map((one) => `${one} ${name}`),
        );
        expect(said.sort()).toEqual(meant.sort());
        expect(host.groups.flatMap((group) => group.jails.map(({ name }) => name)).sort()).toEqual(names);
      }),
    );
  });
});
