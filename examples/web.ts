import { App, Dataset, HealthCheck, Host, Jail, JailRoot, NullfsBase, TerraformStack } from '../lib';

/** The whole life of one jail: its files, its address, its package, its configuration, its service. */
const app = new App();
const stack = new TerraformStack(app, 'web');

new Host(stack, 'alpha', { release: '14.4', ssh: { host: 'alpha.example.org' } });
const jails = new Dataset(stack, 'jails', { datasetName: 'zroot/jails', mountpoint: '/jails' });
const base = new NullfsBase(stack, 'base', { dataset: jails, release: '14.4-RELEASE' });

new Jail(stack, 'web', {
  root: JailRoot.nullfs(base),
  ip4Addresses: ['em0|192.0.2.10/24'],
  packages: ['nginx'],
  files: [{ source: 'examples/files/nginx.conf', destination: '/usr/local/etc/nginx/nginx.conf' }],
  services: ['nginx'],
  healthCheck: HealthCheck.tcp(80),
});

app.synth();
