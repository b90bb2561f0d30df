import { Fn, TerraformStack, TerraformVariable } from 'cdktf';
import { join } from 'node:path';
import { hostResources, jailResource } from '../../../lib/engine';
import type { HostResourcesOptions, SshTarget } from '../../../lib/engine';
import type { TerraformBlock } from '../../support/synth';
import { resourcesByPath, synthApp, testApp } from '../../support/synth';
import { Thing } from './simple-synthesis';

const JAILS = ['web', 'db'];

/** The resources of a host `alpha` with two jails, by construct path. */
function resources(
  ssh: SshTarget | ((stack: TerraformStack) => SshTarget),
  options?: Partial<HostResourcesOptions>,
): ReadonlyMap<string, TerraformBlock> {
  const app = testApp();
  const stack = new TerraformStack(app, 'prod');
  const host = new Thing(stack, 'alpha');
  const jails = JAILS.map((id) => jailResource(new Thing(host, id), () => ({ 'jail.conf': `${id} {\n}\n` })));
  hostResources(host, {
    ssh: typeof ssh === 'function' ? ssh(stack) : ssh,
    directory: 'alpha',
    triggers: () => ({ 'host state': 'zfs, bridges' }),
    jailResources: () => jails,
    ...options,
  });
  return resourcesByPath(synthApp(app), stack);
}

const host = (found: ReadonlyMap<string, TerraformBlock>) => found.get('prod/alpha/Resource') ?? {};
const converge = (found: ReadonlyMap<string, TerraformBlock>) => found.get('prod/alpha/Converge') ?? {};

test('a host is a resource per jail, one that stands for the host and one that converges it', () => {
  expect([...resources({ host: '192.0.2.1' }).keys()].sort()).toEqual([
    'prod/alpha/Converge',
    'prod/alpha/Resource',
    'prod/alpha/db/Resource',
    'prod/alpha/web/Resource',
  ]);
});

test('a jail carries its text and does nothing', () => {
  const { '//': metadata, ...rest } = resources({ host: '192.0.2.1' }).get('prod/alpha/web/Resource') ?? {};
  expect(metadata).toBeDefined();
  expect(rest).toEqual({ triggers: { 'jail.conf': 'web {\n}\n' } });
});

describe('converge', () => {
  test('waits for the host and all jails', () => {
    expect(converge(resources({ host: '192.0.2.1' })).depends_on).toEqual([
      expect.stringMatching(/^null_resource\.alpha_[0-9A-F]{8}$/),
      expect.stringMatching(/^null_resource\.alpha_web_[0-9A-F]{8}$/),
      expect.stringMatching(/^null_resource\.alpha_db_[0-9A-F]{8}$/),
    ]);
  });

  test('runs again when the state of the host or its address changes', () => {
    expect(converge(resources({ host: '192.0.2.1' })).triggers).toEqual({
      address: '192.0.2.1',
      'host state': 'zfs, bridges',
    });
  });

  test("uploads the host's folder into the login user's home and runs the script there", () => {
    const block = converge(resources({ host: '192.0.2.1', user: 'ops', become: 'doas' }));
    expect(block.provisioner).toEqual([
      { file: { source: './alpha', destination: '.cdktf-jails-alpha' } },
      {
        'remote-exec': {
          inline: [expect.stringContaining('\ndoas -n /bin/sh "$bundle/provision.sh" apply\n')],
        },
      },
    ]);
    expect(block.connection).toEqual({
      type: 'ssh',
      host: '192.0.2.1',
      user: 'ops',
      script_path: './.cdktf-jails-alpha/launch.sh',
    });
  });
});

describe('the host', () => {
  test('acts only when it is destroyed', () => {
    expect(host(resources({ host: '192.0.2.1' })).provisioner).toEqual([
      { file: { when: 'destroy', source: './alpha', destination: '.cdktf-jails-alpha' } },
      {
        'remote-exec': {
          when: 'destroy',
          inline: [expect.stringContaining('\n/bin/sh "$bundle/provision.sh" destroy\n')],
        },
      },
    ]);
  });

  test('is not replaced, and so not destroyed, by a change of what synth knows of the connection', () => {
    const block = host(resources({ host: '192.0.2.1', user: 'ops', port: 2222, privateKeyPath: '/keys/id' }));
    expect(block.triggers).toEqual({});
    expect(block.connection).toMatchObject({ host: '192.0.2.1', user: 'ops', port: 2222 });
  });

  test('keeps what only Terraform knows: at the end it may look at nothing but itself', () => {
    const variable = (stack: TerraformStack, id: string) => new TerraformVariable(stack, id, {});
    const block = host(
      resources((stack) => ({
        host: variable(stack, 'address').stringValue,
        user: `${variable(stack, 'user').stringValue}-ops`,
        port: variable(stack, 'port').numberValue,
        privateKeyPath: Fn.join('/', ['/keys', variable(stack, 'key').stringValue]),
      })),
    );
    expect(block.triggers).toEqual({
      host: '${var.address}',
      user: '${var.user}-ops',
      port: '${var.port}',
      private_key_path: '${join("/", ["/keys", var.key])}',
    });
    expect(block.connection).toEqual({
      type: 'ssh',
      host: '${self.triggers.host}',
      user: '${self.triggers.user}',
      port: '${self.triggers.port}',
      private_key: '${file(self.triggers.private_key_path)}',
      agent: 'false',
      script_path: './.cdktf-jails-alpha/launch.sh',
    });
  });
});

describe('a connection', () => {
  test('passes on Terraform values as they are', () => {
    const variable = (stack: TerraformStack, id: string) => new TerraformVariable(stack, id, {});
    const block = converge(
      resources((stack) => ({
        host: variable(stack, 'address').stringValue,
        port: variable(stack, 'port').numberValue,
        privateKeyPath: variable(stack, 'key').stringValue,
      })),
    );
    expect(block.connection).toMatchObject({
      host: '${var.address}',
      port: '${var.port}',
      private_key: '${file(var.key)}',
    });
    expect(block.triggers).toMatchObject({ address: '${var.address}' });
  });

  test('finds an address that another stack makes', () => {
    const app = testApp();
    const network = new TerraformStack(app, 'network');
    const address = new TerraformVariable(network, 'address', { type: 'string' }).stringValue;
    const stack = new TerraformStack(app, 'prod');
    hostResources(new Thing(stack, 'alpha'), {
      ssh: { host: address },
      directory: 'alpha',
      triggers: () => ({}),
      jailResources: () => [],
    });
    const found = converge(resourcesByPath(synthApp(app), stack));
    expect(found.triggers).toEqual({
      address: expect.stringMatching(
        /^\$\{data\.terraform_remote_state\.cross-stack-reference-input-network\./,
      ),
    });
  });

  test('takes text as text', () => {
    expect(converge(resources({ host: '192.0.2.1', user: '${user}%{x}' })).connection).toMatchObject({
      user: '$${user}%%{x}',
    });
  });

  test.each([
    ['/keys/id', '/keys/id'],
    ['~/.ssh/id', '~/.ssh/id'],
    ['/keys/"a" ${b}\\', '/keys/\\"a\\" $${b}\\\\'],
  ])('reads the key %s when it connects', (privateKeyPath, written) => {
    const expression = `\${file(self.id == "" ? "" : "${written}")}`;
    const found = resources({ host: '192.0.2.1', privateKeyPath });
    expect(converge(found).connection).toMatchObject({ private_key: expression, agent: 'false' });
    expect(host(found).connection).toMatchObject({ private_key: expression });
  });

  test("names a key of the project from the stack's folder", () => {
    const { connection } = converge(resources({ host: '192.0.2.1', privateKeyPath: 'keys/id' }));
    const expression = (connection as { private_key: string }).private_key;
    expect(expression).toMatch(/"(\.\.\/)+.*\/keys\/id"/);
    expect(expression).not.toContain(`"${join(process.cwd(), 'keys')}`);
  });
});

test('a folder name that the host could misread is refused', () => {
  expect(() => resources({ host: '192.0.2.1' }, { directory: 'a b' })).toThrow("'a b' cannot name a folder");
});
