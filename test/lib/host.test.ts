import { TerraformVariable } from 'cdktf';
import {
  type App,
  Architecture,
  Become,
  Host,
  Jail,
  JailRoot,
  PlanResource,
  TerraformStack,
  type HostProps,
} from '../../lib';
import { buildStackModel } from '../../lib/model/stack-model';
import { base, lab, manifestOf, mistakes, onHost, untyped, web, type Program } from '../support/program';
import { resourcesByPath, synthApp, testApp } from '../support/synth';

const host =
  (props: Partial<HostProps>): Program =>
  (stack) => {
    new Host(stack, 'alpha', { release: '14.4', ...props });
  };

describe('Host', () => {
  it('takes its name from its id, the rest from defaults', () => {
    expect(manifestOf(lab(host({}))).host).toStrictEqual({
      path: 'lab/alpha',
      name: 'alpha',
      release: '14.4',
      architecture: 'amd64',
      jailConfPath: '/etc/jail.conf',
      stateDirectory: '/var/db/cdktf-jails',
    });
  });

  it.each<[keyof HostProps, Partial<HostProps>, object]>([
    ['hostName', { hostName: 'web1.example.org' }, { name: 'web1.example.org' }],
    ['release', { release: '15.1' }, { release: '15.1' }],
    ['architecture', { architecture: Architecture.ARM64 }, { architecture: 'arm64' }],
    [
      'jailConfPath',
      { jailConfPath: '/usr/local/etc/jail.conf' },
      { jailConfPath: '/usr/local/etc/jail.conf' },
    ],
    ['stateDirectory', { stateDirectory: '/zroot/state' }, { stateDirectory: '/zroot/state' }],
  ])('carries %s into the manifest', (_prop, props, expected) => {
    expect(manifestOf(lab(host(props))).host).toMatchObject(expected);
  });

  it('shows its props with their defaults', () => {
    const made = new Host(
      lab(() => undefined),
      'alpha',
      { release: '13.5' },
    );
    expect([made.hostName, made.release, made.architecture]).toEqual(['alpha', '13.5', 'amd64']);
    expect([Host.isHost(made), Host.isHost({}), Host.isHost(null)]).toEqual([true, false, false]);
  });

  it('names the folder of its output', () => {
    const app = testApp();
    host({ hostName: 'web1' })(new TerraformStack(app, 'lab'));
    expect([...synthApp(app).stack('lab').keys()]).toEqual(
      expect.arrayContaining(['web1/jail.conf', 'web1/manifest.json', 'web1/provision.sh']),
    );
  });
});

describe("a host's connection", () => {
  const hostKey = 'ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTI= root@alpha';

  const resources = (program: Program) => {
    const app = testApp();
    program(new TerraformStack(app, 'lab'));
    return resourcesByPath(synthApp(app), 'lab');
  };

  it('is none without ssh: Terraform then only shows the jails', () => {
    const found = resources((stack) => {
      host({})(stack);
      web()(stack);
    });
    expect([...found.keys()]).toEqual(['lab/web/Resource']);
  });

  it('carries each part', () => {
    const found = resources(
      host({ ssh: { host: '192.0.2.1', user: 'deploy', port: 2222, become: Become.DOAS } }),
    );
    expect(found.get('lab/alpha/Converge')?.connection).toMatchObject({
      host: '192.0.2.1',
      user: 'deploy',
      port: 2222,
    });
    expect(JSON.stringify(found.get('lab/alpha/Converge')?.provisioner)).toContain('doas -n /bin/sh');
  });

  it('takes Terraform values, in every part but become', () => {
    const found = resources((stack) => {
      const value = new TerraformVariable(stack, 'value', {});
      const { stringValue, numberValue } = value;
      host({ ssh: { host: stringValue, user: stringValue, port: numberValue, privateKeyPath: stringValue } })(
        stack,
      );
    });
    expect(found.get('lab/alpha/Converge')?.connection).toMatchObject({
      host: '${self.triggers.host}',
      user: '${self.triggers.user}',
      port: '${self.triggers.port}',
    });
    expect(found.get('lab/alpha/Converge')?.triggers).toMatchObject({
      host: '${var.value}',
      user: '${var.value}',
      port: '${var.value}',
    });
  });

  it('passes through a bastion, with the keys of the agent', () => {
    const bastion = { host: '192.0.2.254', user: 'jump', port: 222, privateKeyPath: '/keys/jump', hostKey };
    const found = resources(host({ ssh: { host: '192.0.2.1', agent: true, hostKey, bastion } }));
    expect(found.get('lab/alpha/Converge')?.connection).toMatchObject({
      host: '192.0.2.1',
      host_key: hostKey,
      agent: 'true',
      bastion_host: '192.0.2.254',
      bastion_user: 'jump',
      bastion_port: 222,
      bastion_private_key: '${self.id == "" ? "" : file("/keys/jump")}',
      bastion_host_key: hostKey,
    });
  });

  it('warns when nobody looks at the host key', () => {
    const stack = lab(host({ ssh: { host: '192.0.2.1', acceptAnyHostKey: true } }));
    (stack.node.root as App).synth();
    expect(stack.node.findChild('alpha').node.metadata.map(({ data }) => data as string)).toEqual([
      "'ssh.acceptAnyHostKey' lets whoever stands in between become root on the host, pass 'hostKey' instead",
    ]);
  });

  it('refuses a host key that is none', () => {
    const ssh = { host: '192.0.2.1', hostKey: 'SHA256:x', bastion: { host: 'jump', hostkey: hostKey } };
    expect(mistakes(lab(host({ ssh: untyped(ssh) })))).toEqual([
      "[lab/alpha] 'ssh.hostKey': host key 'SHA256:x' is not a public key: pass the line of /etc/ssh/ssh_host_ecdsa_key.pub",
      "[lab/alpha] unknown prop 'ssh.bastion.hostkey', did you mean 'hostKey'",
    ]);
  });

  it('refuses what cannot be one', () => {
    const ssh = { host: '', user: 5, port: 0, privateKeyPath: 'a\nb', become: 'su', prot: 22 };
    expect(mistakes(lab(host({ ssh: untyped(ssh) })))).toEqual([
      "[lab/alpha] 'ssh.host': an empty string says nothing, give it a value",
      "[lab/alpha] 'ssh.user' must be a string, got 5",
      "[lab/alpha] 'ssh.port' must be a whole number of at least 1, got 0",
      "[lab/alpha] 'ssh.privateKeyPath': text 'a\\nb' holds a control character: remove it",
      "[lab/alpha] 'ssh.become' must be one of none, doas, sudo, got 'su'",
      "[lab/alpha] unknown prop 'ssh.prot', did you mean 'port'",
    ]);
    expect(mistakes(lab(host({ ssh: untyped({}) })))).toEqual([
      "[lab/alpha] 'ssh.host' is missing, give it a string",
    ]);
    expect(mistakes(lab(host({ ssh: untyped(null) })))).toEqual([
      "[lab/alpha] 'ssh' must be an object, got null",
    ]);
  });
});

describe("a host's resources", () => {
  const synthesized = (...programs: readonly Program[]) => {
    const app = testApp();
    const stack = new TerraformStack(app, 'lab');
    programs.forEach((program) => program(stack));
    const written = synthApp(app);
    return {
      paths: (type: string) => [...resourcesByPath(written, 'lab', type).keys()].sort(),
      provider: written.terraform('lab').provider?.null,
      block: (type: string, path: string) => resourcesByPath(written, 'lab', type).get(path),
    };
  };
  const data = host({ planResource: PlanResource.TERRAFORM_DATA, ssh: { host: '192.0.2.1' } });
  const ours = ['lab/alpha/Converge', 'lab/alpha/Resource', 'lab/web/Resource'];

  it('are null_resources by default', () => {
    const { paths, provider } = synthesized(host({ ssh: { host: '192.0.2.1' } }), web());
    expect(paths('null_resource')).toEqual(ours);
    expect(provider).toEqual([{}]);
  });

  it('can be terraform_data, which needs no provider, whether the jail or the host comes first', () => {
    for (const programs of [
      [data, web()],
      [web(), data],
    ]) {
      const { paths, provider, block } = synthesized(...programs);
      expect(paths('terraform_data')).toEqual(ours);
      expect(paths('null_resource')).toEqual([]);
      expect(provider).toBeUndefined();
      expect(block('terraform_data', 'lab/web/Resource')?.triggers_replace).toMatchObject({
        'jail.conf': expect.stringContaining('web {'),
      });
    }
  });

  it('find their own texts at the end', () => {
    const { block } = synthesized((stack) => {
      const address = new TerraformVariable(stack, 'address', {}).stringValue;
      host({ planResource: PlanResource.TERRAFORM_DATA, ssh: { host: address } })(stack);
    });
    expect(block('terraform_data', 'lab/alpha/Resource')).toMatchObject({
      triggers_replace: { host: '${var.address}' },
      connection: { host: '${self.triggers_replace.host}' },
    });
  });

  it('may differ from host to host', () => {
    const { paths, provider } = synthesized(
      (stack) => web({ host: new Host(stack, 'beta', { release: '14.4' }) })(stack),
      (stack) => {
        const alpha = new Host(stack, 'alpha', {
          release: '14.4',
          planResource: PlanResource.TERRAFORM_DATA,
        });
        new Jail(alpha, 'db', { root: JailRoot.directory('/jails/db') });
      },
    );
    expect(paths('null_resource')).toEqual(['lab/web/Resource']);
    expect(paths('terraform_data')).toEqual(['lab/alpha/db/Resource']);
    expect(provider).toEqual([{}]);
  });

  it('keep their names when a jail is added or removed', () => {
    const names = (...ids: readonly string[]) => {
      const app = testApp();
      const stack = new TerraformStack(app, 'lab');
      host({ ssh: { host: '192.0.2.1' } })(stack);
      ids.forEach((id) => new Jail(stack, id, { root: JailRoot.directory(`/jails/${id}`) }));
      const { resource } = synthApp(app).terraform('lab');
      const jails = Object.entries(resource?.null_resource ?? {}).filter(([name]) => !/alpha_/.test(name));
      return new Map(jails.map(([name, { triggers }]) => [name, triggers]));
    };
    const [two, three] = [names('db', 'web'), names('app', 'db', 'web')];
    expect(two.size).toBe(2);
    expect(three.size).toBe(3);
    two.forEach((triggers, name) => expect(three.get(name)).toEqual(triggers));
  });
});

describe("a host's jail.conf", () => {
  const outputs = (props: Partial<HostProps>) => {
    const app = testApp();
    const stack = new TerraformStack(app, 'lab');
    host(props)(stack);
    web({ execStart: ['echo ${HOME}'] })(stack);
    const written = synthApp(app);
    return { output: written.terraform('lab').output, jailConf: written.stack('lab').get('alpha/jail.conf') };
  };

  it('is no output by default', () => {
    expect(outputs({}).output).toBeUndefined();
  });

  it('can be one, whole and as it is', () => {
    const { output, jailConf } = outputs({ jailConfOutput: true });
    expect(output).toEqual({
      alpha_JailConf_CC0307C2: {
        description: 'jail.conf of host alpha',
        value: jailConf?.replaceAll('${', '$$$${'),
      },
    });
    expect(jailConf).toContain('${HOME}');
  });
});

describe('a wrong host', () => {
  it.each<[unknown, string]>([
    [undefined, "'release' is missing, give it a string"],
    [null, "'release' is missing, give it a string"],
    [{}, "'release' is missing, give it a string"],
    ['alpha', "the props must be an object, got 'alpha'"],
    [[], 'the props must be an object, got an empty list'],
  ])('given %j as its props, says so at synth', (props, message) => {
    expect(mistakes(lab((stack) => new Host(stack, 'alpha', untyped(props))))).toEqual([
      `[lab/alpha] ${message}`,
    ]);
  });

  it.each<[Partial<Record<keyof HostProps | string, unknown>>, string]>([
    [
      { release: '14' },
      "'release': host release '14' cannot be read: write the two numbers alone, such as '14.4'",
    ],
    [
      { release: '14.4-RELEASE' },
      "'release': host release '14.4-RELEASE' cannot be read: write the two numbers alone, such as '14.4'",
    ],
    [
      { release: '12.4' },
      "'release': host release '12.4' is not supported: use a release of 13.x, 14.x or 15.x",
    ],
    [{ release: 14.4 }, "'release' must be a string, got 14.4"],
    [
      { hostName: 'my host' },
      "'hostName': host name 'my host' becomes part of file names, so it may hold letters, digits, '.', '_' and '-' only and begins with a letter or digit",
    ],
    [{ hostName: '' }, "'hostName': host name is empty: give it a value or leave it out"],
    [
      { hostName: 'cdk.tf.json' },
      "'hostName': host name 'cdk.tf.json' is a name that Terraform keeps for itself in the folder of a stack: use another one",
    ],
    [
      { hostName: 'assets' },
      "'hostName': host name 'assets' is a name that Terraform keeps for itself in the folder of a stack: use another one",
    ],
    [
      { planResource: 'local_file' },
      "'planResource' must be one of null_resource, terraform_data, got 'local_file'",
    ],
    [{ architecture: 'riscv64' }, "'architecture' must be one of amd64, arm64, got 'riscv64'"],
    [{ jailConfPath: 'jail.conf' }, "'jailConfPath': path 'jail.conf' is relative: begin it with '/'"],
    [
      { stateDirectory: '/' },
      "'stateDirectory': path '/' is the root of the host itself: name a place below it",
    ],
    [{ realease: '14.4' }, "unknown prop 'realease', did you mean 'release'"],
    [
      { colour: 'red' },
      "unknown prop 'colour', use one of hostName, release, architecture, ssh, jailConfPath, stateDirectory, planResource, jailConfOutput",
    ],
  ])('with %j, says so at synth', (props, message) => {
    expect(mistakes(lab(host(untyped(props))))).toEqual([`[lab/alpha] ${message}`]);
  });

  it.each(['release', 'hostName', 'jailConfPath', 'stateDirectory'])(
    'refuses a Terraform value as %s',
    (prop) => {
      const stack = lab(() => undefined);
      const { stringValue } = new TerraformVariable(stack, 'value', {});
      host({ [prop]: stringValue })(stack);
      expect(mistakes(stack)).toEqual([
        `[lab/alpha] '${prop}' must be known at synth, got a Terraform value`,
      ]);
    },
  );

  it('asks for a name where the id cannot be one', () => {
    expect(mistakes(lab((stack) => new Host(stack, 'my host', { release: '14.4' })))).toEqual([
      "[lab/my host] the construct id 'my host' cannot be the host's name: host name 'my host' becomes part of file names, so it may hold letters, digits, '.', '_' and '-' only and begins with a letter or digit; pass 'hostName'",
    ]);
  });
});

describe('which host a construct belongs to', () => {
  const jailsByHost = (stack: TerraformStack) =>
    Object.fromEntries(
      buildStackModel(stack).hosts.map(({ manifest }) => [
        manifest.host.name,
        manifest.jails.map((jail) => jail.name),
      ]),
    );

  it('is the one above it, however far', () => {
    const stack = lab((above) => {
      new Host(above, 'alpha', { release: '14.4' });
      new Jail(new Host(above, 'beta', { release: '14.4' }), 'web', {
        root: JailRoot.directory('/jails/web'),
      });
    });
    expect(mistakes(stack)).toEqual([]);
    expect(jailsByHost(stack)).toEqual({ alpha: [], beta: ['web'] });
  });

  it('is the one that is given, even below another one', () => {
    const stack = lab((above) => {
      const alpha = new Host(above, 'alpha', { release: '14.4' });
      const beta = new Host(above, 'beta', { release: '14.4' });
      new Jail(beta, 'web', { root: JailRoot.directory('/jails/web'), host: alpha });
    });
    expect(mistakes(stack)).toEqual([]);
    expect(jailsByHost(stack)).toEqual({ alpha: ['web'], beta: [] });
  });

  it('is that of the dataset for what lies below one: the base, and the root that a jail gets', () => {
    const stack = lab((above) => {
      const alpha = new Host(above, 'alpha', { release: '14.4' });
      new Host(above, 'beta', { release: '14.4' });
      new Jail(above, 'web', { root: JailRoot.nullfs(base(untyped(alpha))), host: alpha });
    });
    expect(mistakes(stack)).toEqual([]);
    expect(manifestOf(stack).datasets.map((dataset) => dataset.name)).toEqual([
      'zroot/jails',
      'zroot/jails/14.4-RELEASE',
      'zroot/jails/web',
    ]);
  });

  it('must be said where a stack has several', () => {
    const stack = lab((above) => {
      new Host(above, 'alpha', { release: '14.4' });
      new Host(above, 'beta', { release: '14.4' });
      web()(above);
    });
    expect(mistakes(stack)).toEqual([
      "[lab/web] stack 'lab' has several hosts (alpha, beta), pass 'host' or put this construct below one",
    ]);
  });

  it('is asked for once where a stack has none', () => {
    const stack = lab((above) => {
      web()(above);
      base(above);
    });
    expect(mistakes(stack)).toEqual([
      "[lab] the stack has no Host, make one: new Host(stack, 'alpha', { release: '14.4' })",
    ]);
  });

  it('cannot be one of another stack', () => {
    const stack = onHost((above) => {
      const other = new TerraformStack(above.node.root, 'other');
      web({ host: new Host(other, 'beta', { release: '14.4' }) })(above);
    });
    expect(mistakes(stack)).toEqual([
      "[lab/web] host 'other/beta' is in another stack, a stack describes its own hosts only",
    ]);
  });

  it('must be a Host', () => {
    expect(mistakes(onHost(web({ host: untyped('alpha') })))).toEqual([
      "[lab/web] 'host': pass a Host, got 'alpha'",
    ]);
  });
});
