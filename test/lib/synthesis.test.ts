import { TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import {
  App,
  Dataset,
  Host,
  Jail,
  JailRoot,
  RctlLimit,
  RctlResource,
  TerraformStack,
  VnetBridge,
} from '../../lib';
import { parseManifest } from '../../lib/manifest/read';
import { renderJailBlock } from '../../lib/render/jail-block';
import { base, host, manifestOf, web } from '../support/program';
import { readOutput, resourcesByPath, synthApp, testApp, type Synthesized } from '../support/synth';

type Triggers = Readonly<Record<string, string>>;

/** An app with two jails on a host that Terraform reaches, and what a test changes about it. */
function twoJails(
  change: (stack: TerraformStack, jails: { app: Jail; web: Jail }) => void = () => undefined,
): App {
  const app = testApp();
  const stack = new TerraformStack(app, 'lab');
  new Host(stack, 'alpha', { release: '14.4', ssh: { host: '192.0.2.1' } });
  const made = base(stack);
  const jails = {
    app: new Jail(stack, 'app', { root: JailRoot.nullfs(made) }),
    web: new Jail(stack, 'web', {
      root: JailRoot.nullfs(made),
      files: [{ destination: '/etc/motd', content: 'hello' }],
    }),
  };
  change(stack, jails);
  return app;
}

const triggersOf = (output: Synthesized, path: string) =>
  resourcesByPath(output, 'lab').get(path)?.triggers as Triggers;

describe('synth', () => {
  it('writes a folder for each host, with all that it needs', () => {
    const output = synthApp(twoJails());
    expect([...output.stack('lab').keys()]).toEqual([
      'alpha/files/web/etc/motd',
      'alpha/jail.conf',
      'alpha/manifest.json',
      'alpha/provision.sh',
      'cdk.tf.json',
    ]);
  });

  it('writes the manifest that the constructs describe, and it can be read', () => {
    const app = twoJails();
    const text = synthApp(app).stack('lab').get('alpha/manifest.json')!;
    const [stack] = app.node.children;
    expect(parseManifest('manifest.json', text)).toEqual(manifestOf(stack as TerraformStack));
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('removes what belonged to a host or a file that is gone', () => {
    const app = twoJails();
    synthApp(app);
    const again = new App({ outdir: app.outdir });
    web()(stackWithHost(again));
    expect([...synthApp(again).stack('lab').keys()]).toEqual([
      'alpha/jail.conf',
      'alpha/manifest.json',
      'alpha/provision.sh',
      'cdk.tf.json',
    ]);
  });

  it('can be done twice, and sees what changed between', () => {
    const app = twoJails();
    synthApp(app);
    const [stack] = app.node.children;
    (stack!.node.findChild('web') as Jail).addParameter('exec.fib', 1);
    expect(synthApp(app).stack('lab').get('alpha/jail.conf')).toContain('exec.fib = 1;');
  });

  it('warns and writes all the same', () => {
    const app = testApp();
    web({ allow: ['raw_sockets'] })(stackWithHost(app));
    const output = synthApp(app);
    expect(output.files.get('manifest.json')).toContain("'allow.raw_sockets' weakens the jail");
    expect(output.stack('lab').get('alpha/jail.conf')).toContain('allow.raw_sockets;');
  });

  it('writes every stack or none', () => {
    const app = testApp();
    web()(stackWithHost(app));
    const second = new TerraformStack(app, 'second');
    new Host(second, 'beta', { release: '14.4' });
    new Jail(second, 'wrong name', { root: JailRoot.directory('/x') });
    expect(() => app.synth()).toThrow('validation failed with 1 problem');
    expect(readOutput(app).files.size).toBe(0);
  });

  it('takes a program with no construct of ours as it is', () => {
    const app = testApp();
    new TerraformStack(app, 'lab');
    expect([...synthApp(app).stack('lab').keys()]).toEqual(['cdk.tf.json']);
  });

  function stackWithHost(app: App): TerraformStack {
    const stack = new TerraformStack(app, 'lab');
    host(stack);
    return stack;
  }
});

describe('what Terraform plans', () => {
  it('shows each jail by its own text', () => {
    const app = twoJails();
    const output = synthApp(app);
    const [entry] = manifestOf(app.node.children[0] as TerraformStack).jails;
    expect(triggersOf(output, 'lab/app/Resource')['jail.conf']).toBe(renderJailBlock(entry!));
    expect(triggersOf(output, 'lab/web/Resource')['provision.sh']).toContain('jail_file web /etc/motd');
  });

  it.each<[string, Parameters<typeof twoJails>[0], string[]]>([
    [
      'a parameter of one jail',
      (_stack, jails) => jails.web.addParameter('securelevel', 2),
      ['lab/web/Resource'],
    ],
    [
      'a limit of one jail',
      (_stack, jails) => new RctlLimit(jails.app, 'l', { resource: RctlResource.NTHR, amount: 5 }),
      ['lab/app/Resource'],
    ],
    [
      'a mount, with its dataset',
      (stack, jails) => jails.web.mount(new Dataset(stack, 'data', { datasetName: 'zroot/data' }), '/srv'),
      ['lab/web/Resource'],
    ],
    [
      'the network of one jail, with its bridge',
      (stack, jails) => new VnetBridge(stack, 'lan').attach(jails.app),
      ['lab/app/Resource'],
    ],
    [
      'a jail that comes',
      (stack) => new Jail(stack, 'db', { root: JailRoot.directory('/jails/db') }),
      ['lab/db/Resource'],
    ],
    ['a dataset of the host alone', (stack) => new Dataset(stack, 'data', { datasetName: 'zroot/data' }), []],
  ])('after a change of %s, is that jail and the host, and no other jail', (_case, change, jails) => {
    const before = synthApp(twoJails());
    const after = synthApp(twoJails(change));
    const changed = [...resourcesByPath(after, 'lab').keys()].filter(
      (path) => JSON.stringify(triggersOf(after, path)) !== JSON.stringify(triggersOf(before, path)),
    );
    expect(changed.sort()).toEqual(['lab/alpha/Converge', ...jails].sort());
  });

  it('names the jails that changed, without their text', () => {
    const before = triggersOf(synthApp(twoJails()), 'lab/alpha/Converge');
    const after = triggersOf(
      synthApp(twoJails((_stack, jails) => jails.web.addParameter('securelevel', 2))),
      'lab/alpha/Converge',
    );
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed).toEqual(['jail web']);
    expect(after['jail web']).toMatch(/^[0-9a-f]{16}$/);
  });

  it('takes the content of a file for a change', () => {
    const of = (content: string) => {
      const app = testApp();
      const stack = new TerraformStack(app, 'lab');
      host(stack);
      web({ files: [{ destination: '/etc/motd', content }] })(stack);
      return triggersOf(synthApp(app), 'lab/web/Resource');
    };
    expect(of('a')).not.toEqual(of('b'));
    expect(of('a')).toEqual(of('a'));
  });
});

describe('addDependency of what has no resource of its own', () => {
  const parts: Readonly<Record<string, (stack: TerraformStack, web: Jail) => IConstruct>> = {
    'a dataset': (stack) => new Dataset(stack, 'data', { datasetName: 'zroot/data' }),
    'a base': (stack) => stack.node.findChild('base'),
    'a bridge': (stack) => new VnetBridge(stack, 'lan', { ip4Cidr: '10.0.0.0/24' }),
  };
  const other = (stack: TerraformStack, id: string) =>
    new TerraformResource(stack, id, { terraformResourceType: 'null_resource' });
  const waits = (app: App, path: string) =>
    resourcesByPath(synthApp(app), 'lab').get(path)?.depends_on as string[] | undefined;

  it.each(Object.entries(parts))('makes others wait for the host of %s, and it for others', (_, part) => {
    const app = twoJails((stack, { web }) => {
      const made = part(stack, web);
      other(stack, 'check').node.addDependency(made);
      made.node.addDependency(other(stack, 'disk'));
    });
    expect(waits(app, 'lab/check')).toEqual([expect.stringMatching(/^null_resource\.alpha_Converge_/)]);
    expect(waits(app, 'lab/alpha/Resource')).toEqual(['null_resource.disk']);
    expect(waits(app, 'lab/alpha/Converge')).toContain('null_resource.disk');
  });

  it('means the jail where it is a limit', () => {
    const app = twoJails((stack, { web }) => {
      const limit = new RctlLimit(stack, 'limit', {
        jail: web,
        resource: RctlResource.OPENFILES,
        amount: 100,
      });
      other(stack, 'check').node.addDependency(limit);
      limit.node.addDependency(other(stack, 'disk'));
    });
    expect(waits(app, 'lab/check')).toEqual([expect.stringMatching(/^null_resource\.alpha_Converge_/)]);
    expect(waits(app, 'lab/web/Resource')).toEqual(['null_resource.disk']);
    expect(waits(app, 'lab/alpha/Resource')).toEqual(['null_resource.disk']);
  });

  it('changes nothing within one host, where the script knows the order', () => {
    const app = twoJails((stack, { web }) => web.node.addDependency(stack.node.findChild('jails')));
    expect(waits(app, 'lab/web/Resource')).toBeUndefined();
  });
});
