import { readFileSync } from 'node:fs';
import {
  App,
  Dataset,
  HealthCheck,
  Host,
  Jail,
  JailRoot,
  NullfsBase,
  Size,
  TerraformStack,
  VnetBridge,
} from '../lib';

/** A database whose data outlives every change of its jail, and an application that starts after it. */
const app = new App();
const stack = new TerraformStack(app, 'stateful');

new Host(stack, 'alpha', { release: '14.4', ssh: { host: 'alpha.example.org' } });
const jails = new Dataset(stack, 'jails', { datasetName: 'zroot/jails', mountpoint: '/jails' });
const base = new NullfsBase(stack, 'base', { dataset: jails, release: '14.4-RELEASE' });
const lan = new VnetBridge(stack, 'lan', { ip4Cidr: '10.20.0.0/24', gateway4: '10.20.0.1' });

/** A file beside the program with its {{names}} filled in. */
function template(file: string, values: Record<string, string>): string {
  return readFileSync(`examples/templates/${file}`, 'utf8').replace(
    /\{\{(\w+)\}\}/g,
    (_all, name: string) => {
      const value = values[name];
      if (value === undefined) {
        throw new Error(`${file} asks for '${name}', which is not given`);
      }
      return value;
    },
  );
}

// Data stands apart from the jails: no rollback of a jail touches it, and it stays when the program
// forgets it (RemovalPolicy.RETAIN, the default). A record is as large as a page of the database.
const data = new Dataset(stack, 'data', { datasetName: 'zroot/data', mountpoint: '/data' });
const tables = data.child('mariadb', { recordsize: Size.kibibytes(16), quota: Size.gibibytes(100) });
const repositories = data.child('gitea', { quota: Size.gibibytes(200) });

const database = { address: '10.20.0.10', port: '3306' };

const db = new Jail(stack, 'db', {
  root: JailRoot.nullfs(base),
  packages: ['mariadb1011-server'],
  files: [
    {
      destination: '/usr/local/etc/mysql/conf.d/jail.cnf',
      content: template('mariadb.cnf', { ...database, memory: '2G' }),
    },
  ],
  services: ['mysql-server'],
  healthCheck: HealthCheck.tcp(3306, { retries: 30 }),
});
db.mount(tables, '/var/db/mysql');
lan.attach(db, { ip4Address: database.address });

const git = new Jail(stack, 'git', {
  root: JailRoot.nullfs(base),
  hostname: 'git.example.org',
  packages: ['gitea'],
  files: [
    {
      destination: '/usr/local/etc/gitea/conf/app.ini',
      content: template('gitea.ini', { ...database, domain: 'git.example.org' }),
      owner: 'git',
      group: 'git',
      mode: '0640',
    },
  ],
  services: ['gitea'],
  // Well is what answers, not what merely listens.
  healthCheck: HealthCheck.command(['/usr/bin/fetch', '-qo', '/dev/null', 'http://10.20.0.11:3000/'], {
    interval: 5,
    timeout: 10,
  }),
});
git.mount(repositories, '/var/db/gitea');
lan.attach(git, { ip4Address: '10.20.0.11' });

// Up after the database, down before it: at boot, by service(8), and in every change.
git.startAfter(db);

app.synth();
