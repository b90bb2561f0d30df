import { TerraformVariable } from 'cdktf';
import { Architecture, Host, Jail, JailRoot, PlanResource, TerraformStack, type HostProps } from '../../lib';
import { lab, manifestOf, mistakes, untyped, web, type Program } from '../support/program';
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

  it('is part of a stack: outside of one nothing would be written', () => {
    expect(() => new Host(testApp(), 'alpha', { release: '14.4' })).toThrow(
      "No stack could be identified for the construct at path 'alpha'. You seem to have passed your root App as scope",
    );
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
    [
      { ssh: { host: 'a', uploadDirectory: 'uploads' } },
      "'ssh.uploadDirectory': upload directory 'uploads' is relative: begin it with '/'",
    ],
    [
      { ssh: { host: 'a', uploadDirectory: '/' } },
      "'ssh.uploadDirectory': upload directory '/' is the root of the host itself: name a place below it",
    ],
    [
      { ssh: { host: 'a', uploadDirectory: '/a b' } },
      "'ssh.uploadDirectory': upload directory '/a b' is run by a shell as it stands: use letters, digits, '.', '_', '-' and '/'",
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
