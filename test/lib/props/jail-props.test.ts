import { TerraformVariable } from 'cdktf';
import { HealthCheck, Jail, JailRoot, type JailProps } from '../../../lib';
import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { base, blockLines, jailEntry, mistakes, onHost, untyped, web } from '../../support/program';

describe('each prop of a jail', () => {
  it.each<[keyof JailProps, Partial<JailProps>, Partial<JailEntry>, string[]]>([
    [
      'root',
      { root: JailRoot.directory('/srv/web') },
      { root: { kind: 'directory', path: '/srv/web' } },
      ['path = "/srv/web";'],
    ],
    ['jailName', { jailName: 'www-1' }, { name: 'www-1', hostname: 'www-1' }, ['host.hostname = www-1;']],
    [
      'hostname',
      { hostname: 'www.example.org' },
      { name: 'web', hostname: 'www.example.org' },
      ['host.hostname = www.example.org;'],
    ],
    [
      'ip4Addresses',
      { ip4Addresses: ['10.0.0.2', 'em0|10.0.0.3/24', '10.0.0.4/255.255.255.0'] },
      { ip4Addresses: ['10.0.0.2', 'em0|10.0.0.3/24', '10.0.0.4/24'] },
      ['ip4.addr = 10.0.0.2, "em0|10.0.0.3/24", "10.0.0.4/24";'],
    ],
    [
      'ip6Addresses',
      { ip6Addresses: ['FD00:0::2', 'em0|fd00::3/64'] },
      { ip6Addresses: ['fd00::2', 'em0|fd00::3/64'] },
      ['ip6.addr = fd00::2, "em0|fd00::3/64";'],
    ],
    [
      'persist',
      { persist: false },
      { parameters: expect.objectContaining({ persist: false }) },
      ['nopersist;'],
    ],
    [
      'securelevel',
      { securelevel: -1 },
      { parameters: expect.objectContaining({ securelevel: -1 }) },
      ['securelevel = -1;'],
    ],
    [
      'enforceStatfs',
      { enforceStatfs: 1 },
      { parameters: expect.objectContaining({ enforce_statfs: 1 }) },
      ['enforce_statfs = 1;'],
    ],
    [
      'devfsRuleset',
      { devfsRuleset: 5 },
      { parameters: expect.objectContaining({ devfs_ruleset: 5 }) },
      ['devfs_ruleset = 5;', `exec.prestart = 'test -n "$(/sbin/devfs rule -s 5 show)"';`],
    ],
    [
      'childrenMax',
      { childrenMax: 3 },
      { parameters: expect.objectContaining({ 'children.max': 3 }) },
      ['children.max = 3;'],
    ],
    [
      'allow',
      { allow: ['raw_sockets', 'set_hostname'] },
      { parameters: expect.objectContaining({ 'allow.raw_sockets': true, 'allow.set_hostname': true }) },
      ['allow.raw_sockets;', 'allow.set_hostname;'],
    ],
    [
      'execStart',
      { execStart: ['/bin/a', '/bin/b'] },
      { hooks: expect.objectContaining({ start: ['/bin/a', '/bin/b'] }) },
      ['exec.start = "/bin/a";', 'exec.start += "/bin/b";'],
    ],
    [
      'execStop',
      { execStop: ['/bin/a'] },
      { hooks: expect.objectContaining({ stop: ['/bin/a'] }) },
      ['exec.stop = "/bin/a";'],
    ],
    [
      'execPrestart',
      { execPrestart: ['/bin/a'] },
      { hooks: expect.objectContaining({ prestart: ['/bin/a'] }) },
      ['exec.prestart += "/bin/a";'],
    ],
    [
      'execPoststop',
      { execPoststop: ['/bin/a'] },
      { hooks: expect.objectContaining({ poststop: ['/bin/a'] }) },
      ['exec.poststop = "/bin/a";'],
    ],
    [
      'execCreated',
      { execCreated: ['/bin/a'] },
      { hooks: expect.objectContaining({ created: ['/bin/a'] }) },
      ['exec.created = "/bin/a";'],
    ],
    [
      'execPoststart',
      { execPoststart: ['/bin/a'] },
      { hooks: expect.objectContaining({ poststart: ['/bin/a'] }) },
      ['exec.poststart = "/bin/a";'],
    ],
    [
      'execPrestop',
      { execPrestop: ['/bin/a'] },
      { hooks: expect.objectContaining({ prestop: ['/bin/a'] }) },
      ['exec.prestop = "/bin/a";'],
    ],
    ['packages', { packages: ['nginx', 'www/node22', 'nginx'] }, { packages: ['nginx', 'www/node22'] }, []],
    ['services', { services: ['php_fpm', 'nginx', 'php_fpm'] }, { services: ['php_fpm', 'nginx'] }, []],
    [
      'sysrc',
      { sysrc: { sshd_enable: 'YES', cron_flags: "-J '15' $x" } },
      { sysrc: { cron_flags: "-J '15' $x", sshd_enable: 'YES' } },
      [],
    ],
    [
      'healthCheck',
      { healthCheck: HealthCheck.command(['/usr/bin/true']) },
      { healthCheck: { kind: 'command', command: ['/usr/bin/true'], interval: 2, retries: 15, timeout: 5 } },
      [],
    ],
    ['snapshotsKept', { snapshotsKept: 0 }, { snapshotsKept: 0 }, []],
    [
      'parameters',
      { parameters: { 'exec.fib': 2, mount: ['a /b c rw 0 0'] } },
      { parameters: expect.objectContaining({ 'exec.fib': 2 }) },
      ['exec.fib = 2;', 'mount = "a /b c rw 0 0";'],
    ],
  ])('%s shows in manifest and jail.conf', (_prop, props, entry, lines) => {
    const stack = onHost(web(props));
    expect(jailEntry(stack)).toMatchObject(entry);
    expect(blockLines(stack)).toEqual(expect.arrayContaining(lines));
  });

  it('readOnly leaves nothing of the root writable', () => {
    const stack = onHost(
      (above) => new Jail(above, 'web', { root: JailRoot.nullfs(base(above)), readOnly: true }),
    );
    expect(mistakes(stack)).toEqual([]);
    expect(jailEntry(stack).root).toMatchObject({ kind: 'nullfs', writable: [] });
    expect(blockLines(stack).filter((line) => line.startsWith('mount'))).toEqual([
      'mount = "/jails/14.4-RELEASE /jails/web/root nullfs ro 0 0";',
      'mount.devfs;',
    ]);
  });

  it('writes what has no order in one order', () => {
    const { parameters, sysrc, packages } = jailEntry(
      onHost(web({ allow: ['mount', 'chflags'], sysrc: { b: '1', a: '2' }, packages: ['b', 'a'] })),
    );
    expect(Object.keys(parameters)).toEqual([...Object.keys(parameters)].sort());
    expect([Object.keys(sysrc), packages]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});

describe('wrong props of a jail', () => {
  it.each([undefined, null, {}])('given %j, say what is missing', (props) => {
    expect(mistakes(onHost((stack) => new Jail(stack, 'web', untyped(props))))).toEqual([
      "[lab/web] 'root' is missing, pass JailRoot.nullfs(), JailRoot.clone() or JailRoot.directory()",
    ]);
  });

  it('given as something else than an object, say that alone', () => {
    expect(
      mistakes(
        onHost(
          (stack) =>
            new Jail(
              stack,
              'web',
              untyped(() => ({})),
            ),
        ),
      ),
    ).toEqual(['[lab/web] the props must be an object, got a function']);
  });

  it.each<[Record<string, unknown>, ...string[]]>([
    [{ jailName: 'my jail' }, "'jailName': jail name 'my jail' holds a blank: use '-' or '_' instead"],
    [
      { jailName: "o'jail" },
      "'jailName': jail name 'o'jail' holds a quote: use letters, digits, '-' and '_'",
    ],
    [{ jailName: '$jail' }, "'jailName': jail name '$jail' holds a '$': use letters, digits, '-' and '_'"],
    [
      { jailName: 'a\nb' },
      "'jailName': jail name 'a\\nb' holds a control character: use letters, digits, '-' and '_'",
    ],
    [
      { jailName: 'a\0b' },
      "'jailName': jail name 'a\\u0000b' holds a control character: use letters, digits, '-' and '_'",
    ],
    [
      { jailName: 'jäil' },
      "'jailName': jail name 'jäil' holds a character that is not ASCII: use letters, digits, '-' and '_'",
    ],
    [
      { jailName: '*' },
      "'jailName': jail name '*' holds a '*', which jail(8) reads as every jail: use letters, digits, '-' and '_'",
    ],
    [{ jailName: '' }, "'jailName': jail name is empty: give it a value or leave it out"],
    [{ jailName: 7 }, "'jailName' must be a string, got 7"],
    [
      { hostname: 'my host' },
      "'hostname': hostname 'my host' is no host name: each part between dots is 1 to 63 letters, digits or '-', without '-' at its ends",
    ],
    [{ ip4Addresses: [] }, "'ip4Addresses' is an empty list, leave it out or name at least one"],
    [{ ip4Addresses: '10.0.0.2' }, "'ip4Addresses' must be a list, got '10.0.0.2'"],
    [{ ip4Addresses: [10] }, "'ip4Addresses[0]' must be a string, got 10"],
    [
      { ip4Addresses: [''] },
      "'ip4Addresses[0]': address '' is neither IPv4 nor IPv6: write it like '10.0.0.2', '10.0.0.2/24' or 'em0|10.0.0.2/24'",
    ],
    [
      { ip4Addresses: ['fd00::2'] },
      "'ip4Addresses[0]': address 'fd00::2' is of IPv6, and here IPv4 is wanted",
    ],
    [
      { ip4Addresses: ['10.0.0.2/33'] },
      "'ip4Addresses[0]': address '10.0.0.2/33' has a prefix length above 32: use 0 to 32",
    ],
    [
      { ip4Addresses: ['10.0.0.2/255.0.255.0'] },
      "'ip4Addresses[0]': address '10.0.0.2/255.0.255.0' has a netmask with gaps: write a number of bits such as '/24'",
    ],
    [
      { ip4Addresses: ['e012345678901234|10.0.0.2'] },
      "'ip4Addresses[0]': interface name 'e012345678901234' has 16 bytes, at most 15 are allowed: shorten it",
    ],
    [
      { ip6Addresses: ['fe80::1%em0'] },
      "'ip6Addresses[0]': address 'fe80::1%em0' has a zone: drop the part from '%' on, and name the interface as 'em0|…'",
    ],
    [
      { ip6Addresses: ['10.0.0.2'] },
      "'ip6Addresses[0]': address '10.0.0.2' is of IPv4, and here IPv6 is wanted",
    ],
    [{ persist: 'yes' }, "'persist' must be true or false, got 'yes'"],
    [{ readOnly: 1 }, "'readOnly' must be true or false, got 1"],
    [{ securelevel: 4 }, "'securelevel' must be a whole number from -1 to 3, got 4"],
    [{ securelevel: '2' }, "'securelevel' must be a whole number from -1 to 3, got '2'"],
    [{ securelevel: NaN }, "'securelevel' must be a whole number from -1 to 3, got NaN"],
    [{ enforceStatfs: -1 }, "'enforceStatfs' must be a whole number from 0 to 2, got -1"],
    [{ devfsRuleset: 4.5 }, "'devfsRuleset' must be a whole number from 0 to 65535, got 4.5"],
    [{ childrenMax: Infinity }, "'childrenMax' must be a whole number from 0 to 999998, got Infinity"],
    [{ snapshotsKept: 1001 }, "'snapshotsKept' must be a whole number from 0 to 1000, got 1001"],
    [{ allow: ['moutn'] }, "'allow': jail(8) knows no 'allow.moutn', did you mean 'mount'"],
    [{ allow: ['everything'] }, "'allow': jail(8) knows no 'allow.everything', correct it or leave it out"],
    [{ allow: ['allow.mount'] }, "'allow': 'allow.mount' is written without its 'allow.', as 'mount'"],
    [
      { allow: ['nomount'] },
      "'allow' grants, it cannot take away 'nomount': set parameter 'allow.mount' to false",
    ],
    [{ allow: [true] }, "'allow[0]' must be a string, got true"],
    [{ execStart: [] }, "'execStart' is an empty list, leave it out or name at least one"],
    [{ execStart: [' \t'] }, "'execStart[0]': a command cannot be blank"],
    [{ execStop: '/bin/true' }, "'execStop' must be a list, got '/bin/true'"],
    [
      { execPrestart: ['a\0'] },
      "'execPrestart[0]': command 'a\\u0000' holds a NUL, which no file can carry: remove it",
    ],
    [
      { execPoststart: ['\ud800'] },
      "'execPoststart[0]': command '\\ud800' holds a lone surrogate, which has no UTF-8 form: remove it",
    ],
    [
      { packages: ['a b'] },
      "'packages[0]': package 'a b' is no name or origin of a package: write it like 'nginx' or 'www/nginx'",
    ],
    [
      { services: ['../nginx'] },
      "'services[0]': service '../nginx' is no name of a script in rc.d: use letters, digits, '_', '.' and '-', such as 'nginx'",
    ],
    [
      { sysrc: { 'nginx-enable': 'YES' } },
      "'sysrc': rc variable 'nginx-enable' is no name of a shell variable: use letters, digits and '_', such as 'nginx_enable'",
    ],
    [{ sysrc: { nginx_enable: true } }, "'sysrc.nginx_enable' must be a string, got true"],
    [{ sysrc: ['nginx_enable=YES'] }, "'sysrc' must be an object of names and values, got a list"],
    [
      { healthCheck: { port: 80 } },
      "'healthCheck': pass HealthCheck.tcp() or HealthCheck.command(), got an object",
    ],
    [{ healthCheck: null }, "'healthCheck': pass HealthCheck.tcp() or HealthCheck.command(), got null"],
    [
      { parameters: { securlevel: 2 } },
      "parameter 'securlevel' is not known to jail(8), did you mean 'securelevel'",
    ],
    [{ parameters: { securelevel: 9 } }, "parameter 'securelevel' is a whole number from -1 to 3, not 9"],
    [
      { parameters: { 'exec.fib': {} } },
      "'parameters.exec.fib': pass true, false, a whole number, a string or a list of strings, got an object",
    ],
    [
      { securelevel: 2, parameters: { securelevel: 1 } },
      "parameter 'securelevel' is set to 2 and to 1, set it once",
    ],
    [
      { readOnly: true },
      "'readOnly' needs a root made by JailRoot.nullfs(); the files of other roots are the jail's own",
    ],
    [{ ip4Adresses: ['10.0.0.2'] }, "unknown prop 'ip4Adresses', did you mean 'ip4Addresses'"],
    [{ execstart: ['/bin/true'] }, "unknown prop 'execstart', did you mean 'execStart'"],
    [{ image: 'nginx' }, "unknown prop 'image', leave it out"],
    [{ toString: 5 }, "unknown prop 'toString', leave it out"],
    [
      { securelevel: 9, persist: 0 },
      "'persist' must be true or false, got 0",
      "'securelevel' must be a whole number from -1 to 3, got 9",
    ],
    [
      { allow: ['mount', 5, 'moutn'] },
      "'allow[1]' must be a string, got 5",
      "'allow': jail(8) knows no 'allow.moutn', did you mean 'mount'",
    ],
  ])('%j', (props, ...messages) => {
    expect(mistakes(onHost(web(untyped(props))))).toEqual(messages.map((message) => `[lab/web] ${message}`));
  });

  it('of a read-only jail: nothing can be put into it', () => {
    const stack = onHost(
      (above) =>
        new Jail(above, 'web', {
          root: JailRoot.nullfs(base(above)),
          readOnly: true,
          packages: ['nginx'],
          services: ['nginx'],
          files: [{ destination: '/etc/motd', content: '' }],
          sysrc: { nginx_enable: 'YES' },
        }),
    );
    const lines = mistakes(stack);
    expect(lines.slice(0, 4)).toEqual(
      ['packages', 'services', 'files', 'sysrc'].map(
        (prop) =>
          `[lab/web] '${prop}' cannot be put into a read-only jail, leave out 'readOnly' or prepare it in a dataset that is mounted`,
      ),
    );
  });

  it('refuse Terraform values by name', () => {
    const stack = onHost((above) => {
      const { stringValue, numberValue, booleanValue, listValue } = new TerraformVariable(above, 'value', {});
      web({
        root: JailRoot.directory(stringValue),
        jailName: stringValue,
        ip6Addresses: listValue,
        persist: untyped(booleanValue),
        securelevel: numberValue,
        allow: listValue,
        execStart: [`/bin/echo ${stringValue}`],
        packages: [stringValue],
        services: [stringValue],
        files: [{ destination: stringValue, content: '', mode: stringValue, owner: stringValue }],
        sysrc: { motd: stringValue },
        parameters: { 'exec.fib': numberValue },
        healthCheck: HealthCheck.tcp(numberValue),
      })(above);
    });
    expect(mistakes(stack)).toEqual(
      [
        "'jailName'",
        "'ip6Addresses[0]'",
        "'persist'",
        "'securelevel'",
        "'allow[0]'",
        "'execStart[0]'",
        "'packages[0]'",
        "'services[0]'",
        "'files[0].destination'",
        "'files[0].mode'",
        "'files[0].owner'",
        "'sysrc.motd'",
        "'parameters.exec.fib'",
        "JailRoot.directory(): 'path'",
        "HealthCheck.tcp(): 'port'",
      ].map((name) => `[lab/web] ${name} must be known at synth, got a Terraform value`),
    );
  });

  it('leave no trail of their own', () => {
    const stack = onHost((above) => {
      const jail = web({ ip4Addresses: ['10.0.0.300'], healthCheck: HealthCheck.tcp(80) })(above);
      new Jail(above, 'app', { root: JailRoot.directory('/jails/app') }).startAfter(jail);
    });
    expect(mistakes(stack)).toHaveLength(1);
  });
});
