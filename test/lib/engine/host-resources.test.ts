import { Fn, TerraformStack, TerraformVariable } from 'cdktf';
import { join } from 'node:path';
import { hostResources, jailResource } from '../../../lib/engine';
import type { HostResourcesOptions, SentValue, SshTarget, TextResource } from '../../../lib/engine';
import type { TerraformBlock } from '../../support/synth';
import { resourcesByPath, synthApp, testApp } from '../../support/synth';
import { Thing } from './simple-synthesis';

const JAILS = ['web', 'db'];

const HOST_KEY = 'ecdsa-sha2-nistp256 AAAAE2VjZHNh alpha';

/** What reads a file only once there is a resource, and so a connection. */
const whenConnecting = (expression: string) => `\${self.id == "" ? "" : ${expression}}`;

/** The resources of a host `alpha` with two jails, by construct path. */
function resources(
  ssh: SshTarget | ((stack: TerraformStack) => SshTarget),
  options?: Partial<HostResourcesOptions>,
  change: (host: Thing) => void = () => {},
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
  change(host);
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

  test('still waits for them where an override names more', () => {
    const found = resources({ host: '192.0.2.1' }, {}, (host) => {
      (host.node.findChild('Converge') as TextResource).addOverride('depends_on', ['null_resource.gate']);
    });
    expect(converge(found).depends_on).toEqual([
      expect.stringMatching(/^null_resource\.alpha_[0-9A-F]{8}$/),
      expect.stringMatching(/^null_resource\.alpha_web_[0-9A-F]{8}$/),
      expect.stringMatching(/^null_resource\.alpha_db_[0-9A-F]{8}$/),
      'null_resource.gate',
    ]);
  });

  test('does what the program adds, around what it does itself', () => {
    const values: SentValue[] = [];
    const notify = (command: string) => ({ type: 'local-exec', command }) as const;
    const change = (host: Thing) => {
      const resource = host.node.findChild('Converge') as TextResource;
      resource.provisioners = [notify('before'), ...(resource.provisioners ?? []), notify('after')];
      values.push({ name: 'late', parts: [{ text: 'known later' }] });
    };
    const found = resources({ host: '192.0.2.1' }, { values: () => values }, change);
    const kinds = (converge(found).provisioner as object[]).flatMap((one) => Object.keys(one));
    expect(kinds).toEqual(['local-exec', 'file', 'file', 'remote-exec', 'local-exec']);
  });

  test('does only what the program says, where it says all', () => {
    const change = (host: Thing) => {
      (host.node.findChild('Converge') as TextResource).provisioners = [
        { type: 'local-exec', command: 'true' },
      ];
    };
    expect(converge(resources({ host: '192.0.2.1' }, {}, change)).provisioner).toEqual([
      { 'local-exec': { command: 'true' } },
    ]);
  });

  test('runs again when an override adds a trigger', () => {
    const found = resources({ host: '192.0.2.1' }, {}, (host) => {
      (host.node.findChild('Converge') as TextResource).addOverride('triggers.again', '2');
    });
    expect(converge(found).triggers).toMatchObject({ 'host state': 'zfs, bridges', again: '2' });
  });

  test('runs again when the state of the host or its address changes', () => {
    expect(converge(resources({ host: '192.0.2.1' })).triggers).toEqual({
      address: '192.0.2.1',
      'host state': 'zfs, bridges',
    });
  });

  test("uploads the host's folder into the login user's home and runs the script there", () => {
    const block = converge(resources({ host: '192.0.2.1', user: 'ops', hostKey: HOST_KEY, become: 'doas' }));
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
      host_key: HOST_KEY,
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
        hostKey: variable(stack, 'host_key').stringValue,
        bastion: { host: variable(stack, 'bastion').stringValue, hostKey: HOST_KEY },
      })),
    );
    expect(block.triggers).toEqual({
      host: '${var.address}',
      user: '${var.user}-ops',
      port: '${var.port}',
      private_key_path: '${join("/", ["/keys", var.key])}',
      host_key: '${var.host_key}',
      bastion_host: '${var.bastion}',
    });
    expect(block.connection).toEqual({
      type: 'ssh',
      host: '${self.triggers.host}',
      user: '${self.triggers.user}',
      port: '${self.triggers.port}',
      private_key: whenConnecting('file(self.triggers.private_key_path)'),
      agent: 'false',
      host_key: expect.stringMatching(
        /\n@cert-authority \[\$\{self\.triggers\.host\}\]:\$\{self\.triggers\.port\} \$\{self\.triggers\.host_key\}\n/,
      ) as unknown,
      bastion_host: '${self.triggers.bastion_host}',
      bastion_port: 22,
      bastion_host_key: HOST_KEY,
      script_path: './.cdktf-jails-alpha/launch.sh',
    });
  });
});

describe('what is confidential', () => {
  const confidential = () => true;
  const destinations = (found: ReadonlyMap<string, TerraformBlock>) =>
    [host(found), converge(found)].map(({ provisioner }) =>
      (provisioner as { file?: { destination: string } }[]).flatMap(({ file }) => file?.destination ?? []),
    );

  test('goes to an inbox that the host makes first, and to no other', () => {
    const found = resources({ host: '192.0.2.1' }, { confidential });
    expect((host(found).provisioner as unknown[])[0]).toEqual({
      'remote-exec': {
        inline: [
          'set -eu; mkdir -p -m 0700 .cdktf-jails-alpha; chmod 0700 .cdktf-jails-alpha; rm -f ./.cdktf-jails-alpha.sh',
        ],
        connection: expect.objectContaining({
          host: '192.0.2.1',
          script_path: './.cdktf-jails-alpha.sh',
        }) as unknown,
      },
    });
    expect(destinations(found)).toEqual([['.cdktf-jails-alpha/.'], ['.cdktf-jails-alpha/.']]);
  });

  test('needs no more than a directory that is closed already', () => {
    const found = resources({ host: '192.0.2.1', uploadDirectory: '/var/uploads' }, { confidential });
    expect(host(found).provisioner).toHaveLength(2);
    const inbox = '/var/uploads/.cdktf-jails-alpha';
    expect(destinations(found)).toEqual([[inbox], [inbox]]);
    expect(converge(found).connection).toMatchObject({ script_path: `${inbox}/launch.sh` });
  });
});

describe('a connection', () => {
  test('keeps Terraform values beside what it converges', () => {
    const variable = (stack: TerraformStack, id: string) => new TerraformVariable(stack, id, {});
    const block = converge(
      resources((stack) => ({
        host: variable(stack, 'address').stringValue,
        port: variable(stack, 'port').numberValue,
        privateKeyPath: variable(stack, 'key').stringValue,
      })),
    );
    expect(block.connection).toMatchObject({
      host: '${self.triggers.host}',
      port: '${self.triggers.port}',
      private_key: whenConnecting('file(self.triggers.private_key_path)'),
    });
    expect(block.triggers).toEqual({
      host: '${var.address}',
      port: '${var.port}',
      private_key_path: '${var.key}',
      'host state': 'zfs, bridges',
    });
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
      host: expect.stringMatching(/^\$\{data\.terraform_remote_state\.cross-stack-reference-input-network\./),
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
    const expression = whenConnecting(`file("${written}")`);
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

describe('the key of the host', () => {
  const keyOf = (ssh: SshTarget, part = 'host_key') =>
    String((converge(resources(ssh)).connection as TerraformBlock)[part]);

  test('is the one that is given', () => {
    expect(keyOf({ host: '192.0.2.1', hostKey: HOST_KEY })).toBe(HOST_KEY);
  });

  test('is looked up in known_hosts otherwise, the kind first that Terraform asks for', () => {
    const expression = keyOf({ host: '192.0.2.1' });
    expect(expression).toContain('file("~/.ssh/known_hosts")');
    expect(expression).toContain('contains(split(",", words[0]), "192.0.2.1")');
    expect(expression).toContain('["ecdsa-sha2-nistp256",');
  });

  test('is looked up by the port too, when that is not 22', () => {
    expect(keyOf({ host: '192.0.2.1', port: 22 })).toContain('words[0]), "192.0.2.1")');
    expect(keyOf({ host: '192.0.2.1', port: 2222 })).toContain('words[0]), "[${"192.0.2.1"}]:${2222}")');
  });

  test('is looked up in a file of the project', () => {
    expect(keyOf({ host: '192.0.2.1', knownHostsPath: 'ssh/known_hosts' })).toMatch(
      /file\("(\.\.\/)+.*\/ssh\/known_hosts"\)/,
    );
  });

  test('is looked up for a bastion as well', () => {
    const ssh = { host: '192.0.2.1', bastion: { host: '192.0.2.254', port: 222 } };
    expect(keyOf(ssh, 'bastion_host_key')).toContain('words[0]), "[${"192.0.2.254"}]:${222}")');
  });

  test('is not looked at where the program says so', () => {
    expect(keyOf({ host: '192.0.2.1', acceptAnyHostKey: true })).toBe('undefined');
  });
});

test('a folder name that the host could misread is refused', () => {
  expect(() => resources({ host: '192.0.2.1' }, { directory: 'a b' })).toThrow("'a b' cannot name a folder");
});

describe('values that only Terraform knows', () => {
  const values = (secret = false) => [
    {
      name: 'web/hostname',
      parts: [secret ? { secret: { kind: 'file' as const, path: '/x' } } : { text: 'x' }],
    },
  ];
  const provisioners = (options: Partial<HostResourcesOptions>) =>
    converge(resources({ host: '192.0.2.1' }, options)).provisioner as Record<string, TerraformBlock>[];

  test('are sent between the upload and the run, by themselves', () => {
    const [upload, sent, run, ...others] = provisioners({ values: () => values() });
    expect(upload?.file?.source).toBe('./alpha');
    expect(sent?.file?.destination).toBe('.cdktf-jails-alpha/.values');
    expect(sent?.file?.content).toMatch(/^value web\/hostname\n/);
    expect((run?.['remote-exec']?.inline as string[])[0]).toContain(
      '[ "$bundle" = "$work/inbox" ] || mv "$work/inbox/.values" "$bundle/.values"\n',
    );
    expect(others).toEqual([]);
  });

  test('are no reason for a connection where there are none', () => {
    expect(provisioners({ values: () => [] })).toEqual(provisioners({}));
    expect(provisioners({})).toHaveLength(2);
  });

  test('have no business at the end of a host', () => {
    const found = resources({ host: '192.0.2.1' }, { values: () => values() });
    expect(host(found).provisioner).toEqual(host(resources({ host: '192.0.2.1' })).provisioner);
  });
});
