import { resource } from '@cdktf/provider-null';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Host, Jail, JailRoot, PgBackend, TerraformStack } from '../../lib';
import { synthApp, testApp } from '../support/synth';
import { TerraformFolder } from '../support/terraform';
import { describeDeploy } from './describe-deploy';
import { hasPostgres, Postgres } from './postgres';

jest.setTimeout(300_000);

describeDeploy('a state in PostgreSQL, and two people', 'PostgreSQL server', hasPostgres, () => {
  let postgres: Postgres;
  let place: string;
  const folders: TerraformFolder[] = [];
  beforeAll(() => {
    postgres = new Postgres();
    place = mkdtempSync(join(tmpdir(), 'two-people-'));
  });
  afterAll(() => {
    folders.forEach((folder) => folder.remove());
    postgres.stop();
    rmSync(place, { recursive: true, force: true });
  });

  /** A checkout of the program: jails, and something that takes its time. */
  function checkout(...jails: readonly string[]): TerraformFolder {
    const app = testApp();
    const stack = new TerraformStack(app, 'prod');
    new PgBackend(stack, { connStr: postgres.connection, schemaName: 'prod' });
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
});
