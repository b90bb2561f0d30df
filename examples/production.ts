import {
  App,
  Dataset,
  HealthCheck,
  Host,
  Jail,
  JailRoot,
  NullfsBase,
  RctlAction,
  RctlLimit,
  RctlResource,
  Size,
  TerraformStack,
  VnetBridge,
} from '../lib';

/**
 * A small production host: a proxy that faces the world, two application jails, a database whose data
 * outlives every change of its jail, and a jail for the build that can reach none of them.
 */
const app = new App();
const stack = new TerraformStack(app, 'production');

new Host(stack, 'alpha', {
  release: '14.4',
  ssh: { host: 'alpha.example.org', privateKeyPath: '~/.ssh/id_ed25519' },
});

const jails = new Dataset(stack, 'jails', {
  datasetName: 'zroot/jails',
  mountpoint: '/jails',
  compression: 'zstd',
  properties: { atime: 'off' },
});
const base = new NullfsBase(stack, 'base', { dataset: jails, release: '14.4-RELEASE' });

const outside = new VnetBridge(stack, 'outside', {
  uplink: 'igb1',
  ip4Cidr: '192.0.2.0/24',
  ip6Cidr: '2001:db8:1::/64',
  defaultRouter4: '192.0.2.1',
  defaultRouter6: '2001:db8:1::1',
});
const inside = new VnetBridge(stack, 'inside', {
  ip4Cidr: '10.20.0.0/24',
  ip6Cidr: 'fd00:20::/64',
  gateway4: '10.20.0.1',
  gateway6: 'fd00:20::1',
});
const quarantine = new VnetBridge(stack, 'quarantine', {
  ip4Cidr: '10.30.0.0/24',
  gateway4: '10.30.0.1',
  isolated: true,
});

/** What every jail of this host gets: the shared base, and a ceiling on memory and processes. */
function member(id: string, memory: Size, props: Partial<ConstructorParameters<typeof Jail>[2]> = {}): Jail {
  const jail = new Jail(stack, id, { root: JailRoot.nullfs(base), securelevel: 2, ...props });
  new RctlLimit(jail, 'memory', {
    resource: RctlResource.MEMORYUSE,
    action: RctlAction.SIGTERM,
    amount: memory,
  });
  new RctlLimit(jail, 'processes', { resource: RctlResource.MAXPROC, amount: 500 });
  return jail;
}

const database = member('db', Size.gibibytes(8), {
  hostname: 'db.example.org',
  packages: ['postgresql17-server'],
  sysrc: { postgresql_initdb_flags: '--encoding=utf-8 --lc-collate=C' },
  services: ['postgresql'],
  healthCheck: HealthCheck.tcp(5432),
  allow: ['sysvipc'],
});
database.acknowledgeRisk('allow.sysvipc', 'PostgreSQL keeps a System V segment to detect a second server');
const data = jails.child('pgdata', { recordsize: Size.kibibytes(16), quota: Size.gibibytes(200) });
database.mount(data, '/var/db/postgres');
inside.attach(database, { ip4Address: '10.20.0.10', ip6Address: 'fd00:20::10' });

const applications = [1, 2].map((number) => {
  const application = member(`app${number}`, Size.gibibytes(4), {
    hostname: `app${number}.example.org`,
    packages: ['node22'],
    files: [
      {
        destination: '/usr/local/etc/app.json',
        content: `${JSON.stringify({ listen: 8080, database: 'postgresql://10.20.0.10/app' }, null, 2)}\n`,
        mode: '0640',
      },
    ],
    healthCheck: HealthCheck.tcp(8080, { interval: 5, retries: 12 }),
  });
  application.startAfter(database);
  inside.attach(application, {
    ip4Address: `10.20.0.2${number}`,
    ip6Address: `fd00:20::2${number}`,
  });
  return application;
});

const proxy = member('proxy', Size.gibibytes(1), {
  hostname: 'www.example.org',
  packages: ['haproxy'],
  files: [{ source: 'examples/files/haproxy.conf', destination: '/usr/local/etc/haproxy.conf' }],
  services: ['haproxy'],
  healthCheck: HealthCheck.tcp(80),
});
proxy.startAfter(...applications);
outside.attach(proxy, { ip4Address: '192.0.2.80', ip6Address: '2001:db8:1::80' });
inside.attach(proxy, { ip4Address: '10.20.0.2', ip6Address: 'fd00:20::2', defaultRoute: false });

const build = member('build', Size.gibibytes(16), {
  root: JailRoot.clone(base),
  securelevel: -1,
  packages: ['git', 'gmake'],
});
quarantine.attach(build, { ip4Address: '10.30.0.2' });

app.synth();
