import { resource } from '@cdktf/provider-null';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Host, HttpBackend, Jail, JailRoot, PgBackend, TerraformStack } from '../../lib';
import { synthApp, testApp } from '../support/synth';
import { describeTerraform, TerraformFolder } from '../support/terraform';
import { describeDeploy } from './describe-deploy';
import { HttpState } from './http-state';
import { hasPostgres, Postgres } from './postgres';

jest.setTimeout(300_000);

/** Where a state is kept. */
interface Store {
  backend(stack: TerraformStack): void;
  stop(): Promise<void> | void;
}

function postgres(): Store {
  const server = new Postgres();
  return {
    backend: (stack) => new PgBackend(stack, { connStr: server.connection, schemaName: 'prod' }),
    stop: () => server.stop(),
  };
}

async function http(): Promise<Store> {
  const server = await HttpState.start();
  const { address } = server;
  return {
    backend: (stack) => new HttpBackend(stack, { address, lockAddress: address, unlockAddress: address }),
    stop: () => server.stop(),
  };
}

describeDeploy('a state in PostgreSQL, and two people', 'PostgreSQL server', hasPostgres, () =>
  twoPeople(postgres),
);

describeTerraform('a state behind HTTP, and two people', () => twoPeople(http));

function twoPeople(open: () => Store | Promise<Store>): void {
  let store: Store;
  let place: string;
  const folders: TerraformFolder[] = [];
  beforeAll(async () => {
    store = await open();
    place = mkdtempSync(join(tmpdir(), 'two-people-'));
  });
  afterAll(async () => {
    folders.forEach((folder) => folder.remove());
    await store.stop();
    rmSync(place, { recursive: true, force: true });
  });

  /** A checkout of the program: jails, and something that takes its time. */
  function checkout(...jails: readonly string[]): TerraformFolder {
    const app = testApp();
    const stack = new TerraformStack(app, 'prod');
    store.backend(stack);
    new Host(stack, 'alpha', { release: '14.4' });
    jails.forEach((id) => new Jail(stack, id, { root: JailRoot.directory(`/jails/${id}`) }));
    const slow = new resource.Resource(stack, 'slow', { triggers: { jails: jails.join() } });
    const [begun, go] = ['begun', 'go'].map((name) => join(place, name));
    const command = `touch '${begun}'; until [ -e '${go}' ]; do sleep 0.1; done`;
    slow.provisioners = [{ type: 'local-exec', command }];
    const folder = new TerraformFolder(synthApp(app).folder('prod'));
    folders.push(folder);
    return folder;
  }

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  test('one apply at a time: another one fails cleanly or waits, and nothing is lost', async () => {
    const [ours, theirs] = [checkout('db', 'web'), checkout('cache', 'db', 'web')];
    const apply = ['apply', '-input=false', '-auto-approve'] as const;

    const first = ours.start(...apply);
    await until(() => existsSync(join(place, 'begun')));
    const refused = await theirs.start(...apply);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('Error acquiring the state lock');

    const waiting = theirs.start(...apply, '-lock-timeout=120s');
    writeFileSync(join(place, 'go'), '');
    expect(await first).toMatchObject({ status: 0, stderr: '' });
    expect(await waiting).toMatchObject({ status: 0, stderr: '' });

    const { values } = JSON.parse(theirs.expect('show', '-json')) as {
      values: { root_module: { resources: { name: string }[] } };
    };
    const names = values.root_module.resources.map(({ name }) => name.replace(/_[0-9A-F]{8}$/, ''));
    expect(names.sort()).toEqual(['cache', 'db', 'slow', 'web']);
    expect(theirs.run('plan', '-detailed-exitcode').status).toBe(0);
    expect(existsSync(join(ours.path, 'terraform.tfstate'))).toBe(false);
  });
}
