import {
  App,
  Dataset,
  Host,
  Jail,
  JailRoot,
  NullfsBase,
  RctlLimit,
  RctlResource,
  TerraformStack,
  VnetBridge,
} from '../lib';

/** Three machines of different age from one definition. Each is a stack, so each is deployed by itself. */
const app = new App();

function site(name: string, release: string, network: string): void {
  const stack = new TerraformStack(app, name);
  new Host(stack, name, { release, ssh: { host: `${name}.example.org` } });

  // What a release has decides what may be used. Without these lines synth would refuse the older
  // hosts: each mistake with the release that it needs.
  const major = Number(release.split('.')[0]);
  const checksum: Record<string, string> = major >= 14 ? { checksum: 'blake3' } : {};
  const note: Record<string, string> = major >= 15 ? { 'meta.role': 'resolver' } : {};

  const jails = new Dataset(stack, 'jails', {
    datasetName: 'zroot/jails',
    mountpoint: '/jails',
    compression: 'zstd',
    properties: checksum,
  });

  // A jail's programs may be older than the host's kernel, never newer: each host has a base of its own.
  const base = new NullfsBase(stack, 'base', { dataset: jails, release: `${release}-RELEASE` });
  const lan = new VnetBridge(stack, 'lan', { ip4Cidr: `${network}.0/24`, gateway4: `${network}.1` });

  // Everything that a resolver needs is in the base: no package has to be fetched.
  const resolver = new Jail(stack, 'resolver', {
    root: JailRoot.nullfs(base),
    hostname: `resolver.${name}.example.org`,
    files: [
      {
        destination: '/var/unbound/conf.d/lan.conf',
        content: [
          'server:',
          `  interface: ${network}.53`,
          `  access-control: ${network}.0/24 allow`,
          '',
        ].join('\n'),
      },
    ],
    services: ['local_unbound'],
    parameters: note,
  });
  new RctlLimit(resolver, 'processes', { resource: RctlResource.MAXPROC, amount: 100 });
  lan.attach(resolver, { ip4Address: `${network}.53` });
}

site('berlin', '13.5', '10.13.0');
site('lisbon', '14.4', '10.14.0');
site('tokyo', '15.1', '10.15.0');

app.synth();
