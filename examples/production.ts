import {
  App,
  Become,
  Dataset,
  HealthCheck,
  Host,
  Jail,
  JailRoot,
  NullfsBase,
  RctlAction,
  RctlLimit,
  RctlResource,
  RemovalPolicy,
  Size,
  TerraformStack,
  VnetBridge,
  type JailProps,
} from '../lib';

/**
 * A small production host: a proxy that faces the world, a code forge behind it, a database whose data
 * outlives every change of its jail, a jail that watches them, and one that builds what strangers send.
 */
const app = new App();
const stack = new TerraformStack(app, 'production');

new Host(stack, 'alpha', {
  release: '14.4',
  ssh: { host: 'alpha.example.org', user: 'deploy', become: Become.DOAS, privateKeyPath: '~/.ssh/deploy' },
});

const jails = new Dataset(stack, 'jails', {
  datasetName: 'zroot/jails',
  mountpoint: '/jails',
  compression: 'zstd',
  properties: { atime: 'off' },
});
const base = new NullfsBase(stack, 'base', { dataset: jails, release: '14.4-RELEASE' });

// Data stands apart from the jails, so that nothing done to a jail is done to it.
const data = new Dataset(stack, 'data', { datasetName: 'zroot/data', mountpoint: '/data' });

const outside = new VnetBridge(stack, 'outside', {
  uplink: 'igb1',
  ip4Cidr: '192.0.2.0/24',
  defaultRouter4: '192.0.2.1',
  ip6Cidr: '2001:db8:1::/64',
  defaultRouter6: '2001:db8:1::1',
});
const inside = new VnetBridge(stack, 'inside', {
  ip4Cidr: '10.20.0.0/24',
  gateway4: '10.20.0.1',
  ip6Cidr: 'fd00:20::/64',
  gateway6: 'fd00:20::1',
});
const quarantine = new VnetBridge(stack, 'quarantine', {
  ip4Cidr: '10.30.0.0/24',
  gateway4: '10.30.0.1',
  isolated: true,
});

/** What every jail of this host gets: the shared base, and a ceiling on processes and memory. */
function member(id: string, memory: Size, props: Partial<JailProps> = {}): Jail {
  const jail = new Jail(stack, id, { root: JailRoot.nullfs(base), securelevel: 2, ...props });
  new RctlLimit(jail, 'processes', { resource: RctlResource.MAXPROC, amount: 500 });
  new RctlLimit(jail, 'memory', {
    resource: RctlResource.MEMORYUSE,
    action: RctlAction.SIGTERM,
    amount: memory,
  });
  return jail;
}

const db = member('db', Size.gibibytes(8), {
  packages: ['mariadb1011-server'],
  services: ['mysql-server'],
  sysrc: { mysql_args: '--bind-address=10.20.0.10 --innodb-buffer-pool-size=4G' },
  healthCheck: HealthCheck.tcp(3306, { retries: 30 }),
});
db.mount(data.child('mariadb', { recordsize: Size.kibibytes(16) }), '/var/db/mysql');
inside.attach(db, { ip4Address: '10.20.0.10', ip6Address: 'fd00:20::10' });

const git = member('git', Size.gibibytes(2), {
  hostname: 'git.example.org',
  packages: ['gitea'],
  services: ['gitea'],
  healthCheck: HealthCheck.tcp(3000),
});
git.mount(data.child('gitea', { quota: Size.gibibytes(200) }), '/var/db/gitea');
git.startAfter(db);
inside.attach(git, { ip4Address: '10.20.0.11', ip6Address: 'fd00:20::11' });

const proxy = member('proxy', Size.gibibytes(1), {
  hostname: 'www.example.org',
  packages: ['haproxy'],
  files: [{ source: 'examples/files/haproxy.conf', destination: '/usr/local/etc/haproxy.conf' }],
  services: ['haproxy'],
  healthCheck: HealthCheck.tcp(80),
});
proxy.startAfter(git);
outside.attach(proxy, { ip4Address: '192.0.2.80', ip6Address: '2001:db8:1::80' });
inside.attach(proxy, { ip4Address: '10.20.0.2', ip6Address: 'fd00:20::2', defaultRoute: false });

const watch = member('watch', Size.gibibytes(1), {
  packages: ['smokeping'],
  services: ['smokeping'],
  allow: ['raw_sockets'],
});
watch.acknowledgeRisk('allow.raw_sockets', 'smokeping pings; the jail is on the inner network alone');
inside.attach(watch, { ip4Address: '10.20.0.12' });

// A builder changes its whole system, so it gets a clone of the base; nothing of it needs to be kept.
const scratch = new Dataset(stack, 'scratch', {
  datasetName: 'zroot/scratch',
  removalPolicy: RemovalPolicy.DESTROY,
});
const builder = member('builder', Size.gibibytes(16), {
  root: JailRoot.clone(base, scratch.child('builder', { removalPolicy: RemovalPolicy.DESTROY })),
  securelevel: -1,
  packages: ['git', 'gmake'],
});
quarantine.attach(builder, { ip4Address: '10.30.0.2' });

app.synth();
