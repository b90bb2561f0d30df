import { App, Host, Jail, JailRoot, PgBackend, S3Backend, TerraformStack } from '../lib';

/**
 * State beyond one person: whoever applies takes a lock first, and a second apply fails at once, or
 * waits with `-lock-timeout=5m`. No password stands here: Terraform reads PGUSER and PGPASSWORD, or the
 * credentials of AWS, from the environment of whoever runs it.
 */
const app = new App();

const production = new TerraformStack(app, 'production');
new PgBackend(production, {
  connStr: 'postgres://state.example.org/terraform',
  schemaName: 'production',
});

const staging = new TerraformStack(app, 'staging');
new S3Backend(staging, {
  bucket: 'example-terraform-state',
  key: 'jails/staging.tfstate',
  region: 'eu-central-1',
  encrypt: true,
}).addOverride('use_lockfile', true); // a lock beside the state, since Terraform 1.10

for (const [stack, host, address] of [
  [production, 'alpha.example.org', '192.0.2.80'],
  [staging, 'beta.example.org', '198.51.100.80'],
] as const) {
  new Host(stack, 'host', { hostName: host, release: '14.4', ssh: { host } });
  new Jail(stack, 'web', { root: JailRoot.directory('/jails/web'), ip4Addresses: [`em0|${address}/24`] });
}

app.synth();
