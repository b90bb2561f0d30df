import { TerraformVariable } from 'cdktf';
import { Dataset, Host, Jail, JailRoot, NullfsBase, TerraformStack } from '../../lib';
import {
  base,
  blockLines,
  jailEntry,
  lab,
  manifestOf,
  mistakes,
  onHost,
  untyped,
  web,
} from '../support/program';

/** A jail `web` and what a test does with it. */
const withWeb = (use: (jail: Jail, stack: TerraformStack) => void): TerraformStack =>
  onHost((stack) => use(web()(stack), stack));

const data = (stack: TerraformStack) =>
  new Dataset(stack, 'data', { datasetName: 'zroot/data', mountpoint: '/data' });

describe('Jail', () => {
  it('needs a root; all else is strict', () => {
    const stack = onHost(web());
    expect(jailEntry(stack)).toStrictEqual({
      path: 'lab/web',
      name: 'web',
      hostname: 'web',
      root: { kind: 'directory', path: '/jails/web' },
      ip4Addresses: [],
      ip6Addresses: [],
      interfaces: [],
      mounts: [],
      parameters: {
        'allow.set_hostname': false,
        devfs_ruleset: 4,
        enforce_statfs: 2,
        'exec.clean': true,
        'mount.devfs': true,
        persist: true,
      },
      hooks: { start: ['/bin/sh /etc/rc'], stop: ['/bin/sh /etc/rc.shutdown jail'] },
      limits: [],
      startAfter: [],
      packages: [],
      services: [],
      sysrc: {},
      files: [],
      snapshotsKept: 5,
      acknowledgements: [],
    });
    expect(mistakes(stack)).toEqual([]);
  });

  it('shows its names, and tells itself from anything else', () => {
    const jail = web({ jailName: 'www', hostname: 'www.example.org' })(lab(() => undefined));
    expect([jail.jailName, jail.hostname]).toEqual(['www', 'www.example.org']);
    expect([Jail.isJail(jail), Jail.isJail({}), Jail.isJail(undefined)]).toEqual([true, false, false]);
  });

  it('asks for a name where the id cannot be one', () => {
    const named = (id: string) =>
      mistakes(onHost((stack) => new Jail(stack, id, { root: JailRoot.directory('/x') })));
    expect(named('12')).toEqual([
      "[lab/12] the construct id '12' cannot be the jail's name: jail name '12' is a number: jail(8) reads it as the number of a jail, start it with a letter; pass 'jailName'",
    ]);
    expect(named('a.b')).toEqual([
      "[lab/a.b] the construct id 'a.b' cannot be the jail's name: jail name 'a.b' holds a '.', which makes it the child of another jail: use '-' or '_' instead; pass 'jailName'",
    ]);
  });

  it('takes any id beside a name', () => {
    const stack = onHost(
      (above) => new Jail(above, 'my jail', { root: JailRoot.directory('/x'), jailName: 'web' }),
    );
    expect(mistakes(stack)).toEqual([]);
  });
});

describe('mount()', () => {
  it('mounts a dataset at every start', () => {
    const stack = withWeb((jail, above) => jail.mount(data(above), '/var/db'));
    expect(jailEntry(stack).mounts).toStrictEqual([
      { path: 'lab/data', dataset: 'zroot/data', source: '/data', destination: '/var/db', readOnly: false },
    ]);
    expect(blockLines(stack)).toContain('mount = "/data /jails/web/var/db nullfs rw 0 0";');
  });

  it('read-only where asked', () => {
    const stack = withWeb((jail, above) => jail.mount(data(above), '/var/db', { readOnly: true }));
    expect(blockLines(stack)).toContain('mount = "/data /jails/web/var/db nullfs ro 0 0";');
  });

  it('mounts parents before what lies in them, in whatever order they are given', () => {
    const stack = withWeb((jail, above) => {
      jail.mount(data(above).child('inner'), '/srv/www/inner');
      jail.mount(new Dataset(above, 'www', { datasetName: 'zroot/www' }), '/srv/www');
    });
    expect(jailEntry(stack).mounts.map((mount) => mount.destination)).toEqual(['/srv/www', '/srv/www/inner']);
  });

  it.each<[string, (jail: Jail, dataset: Dataset) => void, string[]]>([
    [
      'nothing',
      (jail) => untyped<() => void>(jail.mount.bind(jail))(),
      [
        "mount(): 'dataset' is missing, pass a Dataset",
        "mount(): 'destination' is missing, give it a string",
      ],
    ],
    [
      'a name for the dataset',
      (jail) => jail.mount(untyped('zroot/data'), '/data'),
      ["mount('/data'): 'dataset': pass a Dataset, got 'zroot/data'"],
    ],
    [
      'a relative destination',
      (jail, dataset) => jail.mount(dataset, 'data'),
      ["mount('data'): 'destination': path in the jail 'data' is relative: begin it with '/'"],
    ],
    [
      'a way out of the jail',
      (jail, dataset) => jail.mount(dataset, '/../etc'),
      [
        "mount('/../etc'): 'destination': path in the jail '/../etc' has '.' or '..' as a component: write where it leads to",
      ],
    ],
    [
      'the whole root',
      (jail, dataset) => jail.mount(dataset, '/'),
      [
        "mount('/'): 'destination': path in the jail '/' would hide the whole root of the jail: name a directory or file below it",
      ],
    ],
    [
      'a misspelt option',
      (jail, dataset) => jail.mount(dataset, '/data', untyped({ readonly: true })),
      ["mount('/data'): unknown prop 'readonly', did you mean 'readOnly'"],
    ],
    [
      'a string for a boolean',
      (jail, dataset) => jail.mount(dataset, '/data', untyped({ readOnly: 'yes' })),
      ["mount('/data'): 'readOnly' must be true or false, got 'yes'"],
    ],
  ])('refuses %s', (_case, use, messages) => {
    expect(mistakes(withWeb((jail, above) => use(jail, data(above))))).toEqual(
      messages.map((message) => `[lab/web] ${message}`),
    );
  });

  it('says nothing more of a dataset that is wrong itself', () => {
    const stack = withWeb((jail, above) =>
      jail.mount(new Dataset(above, 'data', { datasetName: 'zroot/a b' }), '/data'),
    );
    expect(mistakes(stack)).toEqual([
      "[lab/data] 'datasetName': dataset name 'zroot/a b' holds a blank, which fstab and scripts stumble over: use '-' or '_' instead",
    ]);
  });
});

describe('startAfter()', () => {
  it('puts others before it, each once and in one order', () => {
    const stack = onHost((above) => {
      const [db, cache] = ['db', 'cache'].map(
        (id) => new Jail(above, id, { root: JailRoot.directory(`/jails/${id}`) }),
      );
      const jail = web()(above);
      jail.startAfter(db!, cache!);
      jail.startAfter(db!);
      expect(jail.startsAfter).toEqual([db, cache]);
    });
    const entry = manifestOf(stack).jails.find((jail) => jail.name === 'web');
    expect(entry?.startAfter).toEqual([
      { path: 'lab/cache', name: 'cache' },
      { path: 'lab/db', name: 'db' },
    ]);
  });

  it.each<[unknown, string]>([
    ['db', "startAfter() takes Jails, got 'db'"],
    [undefined, 'startAfter() takes Jails, got undefined'],
    [[], 'startAfter() takes Jails, got an empty list'],
  ])('refuses %j', (other, message) => {
    expect(mistakes(withWeb((jail) => jail.startAfter(untyped(other))))).toEqual([`[lab/web] ${message}`]);
  });

  it('says nothing more of a jail that is wrong itself', () => {
    const stack = withWeb((jail, above) => {
      jail.startAfter(
        new Jail(above, 'db', untyped({})),
        new Jail(above, '12', { root: JailRoot.directory('/jails/12') }),
      );
    });
    expect(mistakes(stack)).toHaveLength(2);
  });
});

describe('addParameter()', () => {
  it.each<[string, unknown, string]>([
    ['allow.raw_sockets', true, 'allow.raw_sockets;'],
    ['allow.raw_sockets', false, 'allow.noraw_sockets;'],
    ['allow.raw_sockets', 'true', 'allow.raw_sockets;'],
    ['exec.fib', 3, 'exec.fib = 3;'],
    ['exec.fib', '3', 'exec.fib = 3;'],
    ['exec.consolelog', '/var/log/web $x.log', `exec.consolelog = '/var/log/web $x.log';`],
    ['mount', ['tmpfs /jails/web/tmp tmpfs rw 0 0'], 'mount = "tmpfs /jails/web/tmp tmpfs rw 0 0";'],
    ['jid', 7, 'jid = 7;'],
    ['mount.devfs', false, 'mount.nodevfs;'],
  ])('%s with %j becomes %s', (name, value, line) => {
    expect(blockLines(withWeb((jail) => jail.addParameter(name, value)))).toContain(line);
  });

  it('takes the place of a default of ours, not of what the program said', () => {
    expect(
      jailEntry(withWeb((jail) => jail.addParameter('enforce_statfs', 1))).parameters.enforce_statfs,
    ).toBe(1);
    const stack = onHost((above) => web({ enforceStatfs: 2 })(above).addParameter('enforce_statfs', 1));
    expect(mistakes(stack)).toEqual([
      "[lab/web] parameter 'enforce_statfs' is set to 2 and to 1, set it once",
    ]);
  });

  it('may say the same twice', () => {
    const stack = onHost((above) =>
      web({ allow: ['mount'], securelevel: 2 })(above).addParameter('securelevel', '2'),
    );
    expect(mistakes(stack)).toEqual([]);
  });

  it.each<[unknown, unknown, string]>([
    ['allow.moutn', true, "parameter 'allow.moutn' is not known to jail(8), did you mean 'allow.mount'"],
    ['colour', 'red', "parameter 'colour' is not known to jail(8), correct it or leave it out"],
    ['constructor', 'x', "parameter 'constructor' is not known to jail(8), correct it or leave it out"],
    ['allow.nomount', true, "parameter 'allow.nomount': write 'allow.mount' with the value false"],
    ['exec.start', ['/bin/true'], "parameter 'exec.start' is set by the prop 'execStart'"],
    ['depend', ['db'], "parameter 'depend' is set by startAfter()"],
    ['ip4.addr', '10.0.0.2', "parameter 'ip4.addr' is set by the prop 'ip4Addresses'"],
    ['securelevel', 4, "parameter 'securelevel' is a whole number from -1 to 3, not 4"],
    ['allow.mount', 'yes', "parameter 'allow.mount' is a boolean, not 'yes': use true or false"],
    ['cpuset.id', 3, "parameter 'cpuset.id' is set by the kernel alone: leave it out"],
    [
      'exec.fib',
      1.5,
      "addParameter(): 'value': pass true, false, a whole number, a string or a list of strings, got 1.5",
    ],
    [
      'exec.fib',
      null,
      "addParameter(): 'value': pass true, false, a whole number, a string or a list of strings, got null",
    ],
    [
      'mount',
      [],
      "addParameter(): 'value': pass true, false, a whole number, a string or a list of strings, got an empty list",
    ],
    [
      'mount',
      ['a', 5],
      "addParameter(): 'value': pass true, false, a whole number, a string or a list of strings, got a list",
    ],
    [
      'exec.consolelog',
      'a\0b',
      "addParameter(): 'value': text 'a\\u0000b' holds a NUL, which no file can carry: remove it",
    ],
    [undefined, true, "addParameter(): 'name' is missing, give it a string"],
  ])('refuses %j with %j', (name, value, message) => {
    expect(mistakes(withWeb((jail) => jail.addParameter(untyped(name), value)))).toEqual([
      `[lab/web] ${message}`,
    ]);
  });

  it('refuses Terraform values', () => {
    const stack = withWeb((jail, above) => {
      const { stringValue } = new TerraformVariable(above, 'value', {});
      jail.addParameter('exec.consolelog', stringValue);
      jail.addParameter('mount', ['a', `b ${stringValue}`]);
      jail.addParameter(stringValue, true);
    });
    expect(mistakes(stack)).toEqual([
      "[lab/web] addParameter(): 'value' must be known at synth, got a Terraform value",
      "[lab/web] addParameter(): 'name' must be known at synth, got a Terraform value",
    ]);
  });
});

describe('acknowledgeRisk()', () => {
  it('puts the reason above the parameter', () => {
    const stack = onHost((above) =>
      web({ allow: ['raw_sockets'] })(above).acknowledgeRisk('allow.raw_sockets', ' ping from inside '),
    );
    expect(jailEntry(stack).acknowledgements).toEqual([
      { parameter: 'allow.raw_sockets', reason: 'ping from inside' },
    ]);
    const lines = blockLines(stack);
    expect(lines[lines.indexOf('allow.raw_sockets;') - 1]).toBe('# accepted: ping from inside');
  });

  it.each<[unknown, unknown, string]>([
    [
      'allow.raw_sockets',
      '',
      "acknowledgeRisk('allow.raw_sockets'): 'reason': say in one line why, so that a reviewer can judge it",
    ],
    [
      'allow.raw_sockets',
      ' \n',
      "acknowledgeRisk('allow.raw_sockets'): 'reason': say in one line why, so that a reviewer can judge it",
    ],
    [
      'allow.raw_sockets',
      'a\nb',
      "acknowledgeRisk('allow.raw_sockets'): 'reason': reason 'a\\nb' holds a control character: remove it",
    ],
    [
      'allow.raw_sockets',
      undefined,
      "acknowledgeRisk('allow.raw_sockets'): 'reason' is missing, give it a string",
    ],
    [
      'allow.raw_socket',
      'ping',
      "parameter 'allow.raw_socket' is not known to jail(8), did you mean 'allow.raw_sockets'",
    ],
    [
      'allow.noraw_sockets',
      'ping',
      "parameter 'allow.noraw_sockets': write 'allow.raw_sockets' with the value false",
    ],
    [null, 'ping', "acknowledgeRisk(): 'parameter' must be a string, got null"],
  ])('refuses %j because of %j', (parameter, reason, message) => {
    expect(mistakes(withWeb((jail) => jail.acknowledgeRisk(untyped(parameter), untyped(reason))))).toEqual([
      `[lab/web] ${message}`,
    ]);
  });
});

describe('what a jail uses must be on its own host', () => {
  const twoHosts = (use: (alpha: Host, beta: Host, stack: TerraformStack) => void) =>
    lab((stack) =>
      use(new Host(stack, 'alpha', { release: '14.4' }), new Host(stack, 'beta', { release: '14.4' }), stack),
    );

  it('the base of its root', () => {
    const stack = twoHosts((alpha, beta) => {
      new Jail(beta, 'web', { root: JailRoot.nullfs(base(untyped(alpha))) });
    });
    expect(mistakes(stack)).toEqual([
      "[lab/beta/web] base 'zroot/jails/14.4-RELEASE' is on host 'alpha', and the jail runs on 'beta': use one of its own host",
    ]);
  });

  it('the datasets that it mounts, also those of another stack', () => {
    const stack = twoHosts((alpha, beta, above) => {
      const jail = web({ host: beta })(above);
      jail.mount(data(untyped(alpha)), '/data');
      const other = new TerraformStack(above.node.root, 'other');
      new Host(other, 'gamma', { release: '14.4' });
      jail.mount(data(other), '/other');
    });
    expect(mistakes(stack)).toEqual([
      "[lab/web] dataset 'zroot/data' ('lab/alpha/data') is on host 'alpha', mount a dataset of the jail's own host",
      "[lab/web] dataset 'zroot/data' ('other/data') is on host 'gamma', mount a dataset of the jail's own host",
    ]);
  });

  it('the jails that it starts after', () => {
    const stack = twoHosts((alpha, beta, above) => {
      const db = new Jail(alpha, 'db', { root: JailRoot.directory('/jails/db') });
      web({ host: beta })(above).startAfter(db);
    });
    expect(mistakes(stack)).toEqual([
      "[lab/web] jail 'db' ('lab/alpha/db') runs on host 'alpha', and the order of starts ends at the host: remove that startAfter()",
    ]);
  });

  it('a base of a wrong host alone is not said twice', () => {
    const stack = onHost((above) => {
      const dataset = new Dataset(above, 'jails', { datasetName: 'zroot/a b' });
      new Jail(above, 'web', {
        root: JailRoot.nullfs(new NullfsBase(above, 'base', { dataset, release: '14.4-RELEASE' })),
      });
    });
    expect(mistakes(stack)).toHaveLength(1);
  });
});
