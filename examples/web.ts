import { App, Dataset, HealthCheck, Host, Jail, JailRoot, NullfsBase, TerraformStack } from '../lib';

/** The whole life of one jail: its files, its address, its package, its configuration, its service. */
const app = new App();
const stack = new TerraformStack(app, 'web');

// The machine, and what it runs: the release decides which features may be used.
new Host(stack, 'alpha', { release: '14.4', ssh: { host: 'alpha.example.org' } });

// A dataset for all jails, and in it a base system that is fetched once and never written again.
const jails = new Dataset(stack, 'jails', { datasetName: 'zroot/jails', mountpoint: '/jails' });
const base = new NullfsBase(stack, 'base', { dataset: jails, release: '14.4-RELEASE' });

new Jail(stack, 'web', {
  // The base, read-only; /etc, /root, /tmp, /usr/local and /var are the jail's own.
  root: JailRoot.nullfs(base),
  // jail(8) adds the address to em0 when the jail starts and takes it away when it stops.
  ip4Addresses: ['em0|192.0.2.10/24'],
  packages: ['nginx'],
  files: [{ source: 'examples/files/nginx.conf', destination: '/usr/local/etc/nginx/nginx.conf' }],
  services: ['nginx'],
  // Not well in half a minute after a change? Then the change is undone.
  healthCheck: HealthCheck.tcp(80),
});

app.synth();
