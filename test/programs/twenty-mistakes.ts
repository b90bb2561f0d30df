/** A program with twenty mistakes, as somebody in a hurry and without a type checker may write it. */
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
} from '../../lib';

export function twentyMistakes(app: App): void {
  const stack = new TerraformStack(app, 'wrong');
  new Host(stack, 'alpha', { release: '14.4', jailConfPath: 'etc/jail.conf' });

  const jails = new Dataset(stack, 'jails', {
    datasetName: 'zroot/jails',
    compression: 'brotli',
    properties: { atme: 'off' },
  });
  const base = new NullfsBase(stack, 'base', { dataset: jails, release: '14.4-RELEASE', sha256: 'abc' });
  const lan = new VnetBridge(stack, 'lan', { ip4Cidr: '10.0.0.0/24', gateway4: '10.0.1.1' });

  const web = new Jail(stack, 'web', {
    root: JailRoot.nullfs(base),
    hostname: 'my web',
    securelevel: 5,
    allow: ['raw_socket'],
    execPrestart: [''],
    files: [{ destination: '/usr/local/etc/nginx.conf', source: 'nowhere/nginx.conf' }],
    healthCheck: HealthCheck.tcp(99999),
  });
  new RctlLimit(web, 'memory', { resource: RctlResource.VMEMORYUSE, amount: 512 });
  new RctlLimit(web, 'time', {
    resource: RctlResource.CPUTIME,
    action: RctlAction.DENY,
    amount: 60,
  });
  lan.attach(web, { ip4Address: '10.0.0.0' });

  const db = new Jail(stack, 'db', { root: JailRoot.nullfs(base), allow: ['sysvipc'] });
  db.mount(jails.child('pgdata', { quota: Size.gibibytes(10) }), '/var/../db');
  lan.attach(db, { ip4Address: '10.0.2.2', macAddress: '01:00:00:00:00:01' });
  db.startAfter(web);
  web.startAfter(db);

  new Jail(stack, 'old', { root: JailRoot.directory('/jails/old'), jailName: 'db' });
  new Jail(stack, '42', { root: JailRoot.directory('/jails/42') });
}

if (require.main === module) {
  const app = new App();
  twentyMistakes(app);
  app.synth();
}
