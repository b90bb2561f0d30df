import { App, Dataset, Host, Jail, JailRoot, NullfsBase, TerraformStack, VnetBridge } from '../lib';

/**
 * Jails with network stacks of their own: two that talk to each other, one that sees nobody, and one
 * that stands between them and the world.
 */
const app = new App();
const stack = new TerraformStack(app, 'vnet');

new Host(stack, 'alpha', { release: '14.4', ssh: { host: 'alpha.example.org' } });
const jails = new Dataset(stack, 'jails', { datasetName: 'zroot/jails', mountpoint: '/jails' });
const base = new NullfsBase(stack, 'base', { dataset: jails, release: '14.4-RELEASE' });
const jail = (id: string) => new Jail(stack, id, { root: JailRoot.nullfs(base) });

// A private network. The host has the first address of it, so it is the jails' default router, too;
// whether it forwards and translates for them is for its rc.conf and pf.conf to say.
const inside = new VnetBridge(stack, 'inside', {
  ip4Cidr: '10.10.0.0/24',
  gateway4: '10.10.0.1',
  ip6Cidr: 'fd00:10::/64',
  gateway6: 'fd00:10::1',
});
inside.attach(jail('app'), { ip4Address: '10.10.0.10', ip6Address: 'fd00:10::10' });
inside.attach(jail('db'), { ip4Address: '10.10.0.11', ip6Address: 'fd00:10::11' });

// Whoever is on an isolated bridge sees the host and nobody else, however many join later.
const guests = new VnetBridge(stack, 'guests', {
  ip4Cidr: '10.11.0.0/24',
  gateway4: '10.11.0.1',
  isolated: true,
});
guests.attach(jail('guest'), { ip4Address: '10.11.0.10' });

// A second bridge with a network card as a member: jails on it are machines of the network outside,
// and so is their router. No card ever becomes a member unless it is named.
const outside = new VnetBridge(stack, 'outside', {
  uplink: 'igb1',
  ip4Cidr: '192.0.2.0/24',
  defaultRouter4: '192.0.2.1',
  ip6Cidr: '2001:db8:1::/64',
  defaultRouter6: '2001:db8:1::1',
});

// One foot in each network: one of them has to carry the default route.
const edge = jail('edge');
outside.attach(edge, {
  ip4Address: '192.0.2.80',
  ip6Address: '2001:db8:1::80',
  // For a switch that lets known addresses pass only; otherwise one is derived.
  macAddress: '02:00:5e:10:00:50',
});
inside.attach(edge, { ip4Address: '10.10.0.2', ip6Address: 'fd00:10::2', defaultRoute: false });

app.synth();
