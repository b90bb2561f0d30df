import { buildGraph, type Graph } from '../../../lib/graph';
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

const after = (name: string) => [{ path: `production/${name}`, name }];
const onLan = (name: string, ip4Address: string) => [networkInterface(name, { ip4Address })];

/** A database, two applications that share data, a stranger. */
export const small: Graph = buildGraph([
  manifest({
    datasets: [dataset({ name: 'zroot' }), dataset({ name: 'zroot/shared' })],
    bases: [base()],
    bridges: [bridge({ name: 'lan', ip4Cidr: '10.0.0.0/24' })],
    jails: [
      ...['app1', 'app2'].map((name, index) =>
        jail({
          name,
          root: nullfsRoot(name),
          interfaces: onLan(name, `10.0.0.${index + 3}/24`),
          mounts: [mount({ dataset: 'zroot/shared', destination: '/srv' })],
          startAfter: after('db'),
        }),
      ),
      jail({ name: 'db', root: nullfsRoot('db'), interfaces: onLan('db', '10.0.0.2/24') }),
      jail({ name: 'legacy', ip4Addresses: ['em0|192.0.2.1/24'] }),
    ],
  }),
]);

/** Names that no format could take as they are. */
export const hostile: Graph = buildGraph([
  manifest({
    host: { name: 'a"b\\<&>\u001b' },
    bridges: [bridge({ name: 'x]"y' })],
    jails: [
      jail({ name: '<b>"', root: { kind: 'directory', path: '/a&b\\"; }' }, ip4Addresses: ['end\n#x'] }),
      jail({ name: 'über\u0007', ip4Addresses: ['`|'] }),
    ],
  }),
]);
