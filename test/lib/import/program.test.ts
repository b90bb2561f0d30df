import * as ts from 'typescript';
import { join } from 'node:path';
import { planned, programOf, proven } from './imported';
import { printProgram, setAside } from '../../../lib/import';
import { options } from './imported';

/** The globals that make a jail what the library makes of it by itself. */
const LIKE_THE_LIBRARY = `
persist; exec.clean; mount.devfs; allow.noset_hostname;
exec.start = "/bin/sh /etc/rc"; exec.stop = "/bin/sh /etc/rc.shutdown jail";
path = "/jails/$name"; host.hostname = "$name";
`;

describe('the program of a jail.conf', () => {
  it('says no more than the file: what the library does by itself is left out', () => {
    expect(programOf(`${LIKE_THE_LIBRARY} web { }`)).toBe(`new Jail(stack, 'web', {
  root: JailRoot.directory('/jails/web'),
});
`);
  });

  it('takes back where the library is stricter than jail(8)', () => {
    expect(programOf('web { path = /jails/web; exec.start = "/bin/sh /etc/rc"; exec.stop = "/bin/true"; }'))
      .toBe(`new Jail(stack, 'web', {
  root: JailRoot.directory('/jails/web'),
  execStop: ['/bin/true'],
  persist: false,
  devfsRuleset: 0,
  allow: ['set_hostname'],
  parameters: {
    'exec.clean': false,
    'mount.devfs': false,
  },
});
`);
  });

  it('gives props their types, and keeps the rest as parameters', () => {
    expect(
      programOf(`${LIKE_THE_LIBRARY} web {
        securelevel = 2; enforce_statfs = 1; children.max = 3; devfs_ruleset = 5;
        interface = em0; ip4.addr = 192.0.2.10/255.255.255.0, "lo1|127.0.1.10";
        allow.raw_sockets; allow.nochflags; exec.timeout = 90; sysvshm = new;
        exec.prestart = "logger 'web is coming'";
        mount = "tmpfs /jails/web/tmp tmpfs rw,size=1g";
        exec.consolelog = "/var/log/web.log"; stop.timeout = 10;
      }`),
    ).toBe(`new Jail(stack, 'web', {
  root: JailRoot.directory('/jails/web'),
  ip4Addresses: ['em0|192.0.2.10/24', 'lo1|127.0.1.10'],
  securelevel: 2,
  enforceStatfs: 1,
  devfsRuleset: 5,
  childrenMax: 3,
  execPrestart: ["logger 'web is coming'"],
  allow: ['raw_sockets'],
  parameters: {
    'exec.timeout': 90,
    sysvshm: 'new',
    'exec.consolelog': '/var/log/web.log',
    mount: ['tmpfs /jails/web/tmp tmpfs rw,size=1g'],
  },
});
`);
  });

  it('says once what all jails have in common', () => {
    expect(
      programOf(`${LIKE_THE_LIBRARY} "*" { allow.raw_sockets; exec.timeout = 90; securelevel = 1; }
        a { }
        b { allow.chflags; exec.fib = 1; }`),
    ).toBe(`/** What all of these jails have in common. */
const common = {
  securelevel: 1,
  allow: ['raw_sockets'],
  parameters: {
    'exec.timeout': 90,
  },
};

new Jail(stack, 'a', {
  ...common,
  root: JailRoot.directory('/jails/a'),
});

new Jail(stack, 'b', {
  ...common,
  root: JailRoot.directory('/jails/b'),
  allow: [...common.allow, 'chflags'],
  parameters: {
    ...common.parameters,
    'exec.fib': 1,
  },
});
`);
  });

  it('makes constructs of what it knows, and keeps the start order', () => {
    expect(
      programOf(
        `${LIKE_THE_LIBRARY}
        web-1 {
          vnet; vnet.interface = e0b_web; exec.prestart = "jib addm web em0"; exec.poststop = "jib destroy web";
          exec.poststart = "rctl -a jail:web-1:memoryuse:log=2g/process";
          mount = "/data /jails/web-1/data nullfs ro";
          depend = "2nd", db;
        }
        2nd { }
        db { depend = 2nd; }`,
        { datasets: [{ name: 'zroot/jails/data', mountpoint: '/data' }] },
      ),
    ).toBe(`const data = new Dataset(stack, 'data', { datasetName: 'zroot/jails/data', mountpoint: '/data' });

const em0bridge = new VnetBridge(stack, 'em0bridge', { uplink: 'em0' });

const web1 = new Jail(stack, 'web-1', {
  root: JailRoot.directory('/jails/web-1'),
});
web1.mount(data, '/data', { readOnly: true });
em0bridge.attach(web1, { interfaceName: 'e0b_web' });
new RctlLimit(web1, 'memoryuse-log-process', {
  resource: RctlResource.MEMORYUSE,
  action: RctlAction.LOG,
  amount: Size.parse('2G'),
  per: RctlPer.PROCESS,
});

const jail2nd = new Jail(stack, '2nd', {
  root: JailRoot.directory('/jails/2nd'),
});

const db = new Jail(stack, 'db', {
  root: JailRoot.directory('/jails/db'),
});

web1.startAfter(jail2nd, db);
db.startAfter(jail2nd);
`);
  });

  it('accepts a risk where the file says why', () => {
    const program = programOf(`${LIKE_THE_LIBRARY} web {
      # accepted: monitoring sends pings
      # since 2019
      allow.raw_sockets;
      # accepted: nothing is at stake here
      allow.noreserved_ports;
      exec.noclean;   # accepted: "it's" read by a hook
    }`);
    expect(program).toBe(`const web = new Jail(stack, 'web', {
  root: JailRoot.directory('/jails/web'),
  // since 2019
  allow: ['raw_sockets'],
  parameters: {
    // accepted: nothing is at stake here
    'allow.reserved_ports': false,
    'exec.clean': false,
  },
});
web.acknowledgeRisk('allow.raw_sockets', 'monitoring sends pings');
web.acknowledgeRisk('exec.clean', '"it\\'s" read by a hook');
`);
  });

  it('accepts nothing for a reason that an empty line parts from the parameter', () => {
    const program = programOf(
      `${LIKE_THE_LIBRARY} web {\n  # accepted: something else\n\n  allow.raw_sockets;\n}`,
    );
    expect(program).toBe(`new Jail(stack, 'web', {
  root: JailRoot.directory('/jails/web'),
  // accepted: something else
  allow: ['raw_sockets'],
});
`);
  });

  it('carries the comments of included files along, to the jail that includes them', () => {
    const program = programOf(
      `${LIKE_THE_LIBRARY} web {
        # from outside
        .include "ping.conf";
      }`,
      {},
      { 'ping.conf': '# for monitoring\nallow.raw_sockets;\n# the end of it\n' },
    );
    expect(program).toBe(`// from outside
// the end of it
new Jail(stack, 'web', {
  root: JailRoot.directory('/jails/web'),
  // for monitoring
  allow: ['raw_sockets'],
});
`);
  });

  it('carries comments along, each to what it is about', () => {
    const program = printProgram(
      planned(`# The shop's jails.

exec.clean; // for all
# the web
/* server
 * of the shop */
web {
  path = /jails/web;   # on the fast disk
  # ping for monitoring
  allow.raw_sockets;
  exec.start = "/bin/sh /etc/rc";
  # nothing more
}
# the end
`),
    );
    expect(program).toContain(`// The jails of jail.conf, imported by cdktf-jails.
//
// The shop's jails.
// for all
// the end
`);
    expect(program).toContain(`// the web
// server
// of the shop
// nothing more
new Jail(stack, 'web', {
  // on the fast disk
  root: JailRoot.directory('/jails/web'),
`);
    expect(program).toContain(`  // ping for monitoring
  allow: ['raw_sockets', 'set_hostname'],
`);
  });

  it('says where to look for what no jail.conf says of a bridge', () => {
    const program = programOf(`${LIKE_THE_LIBRARY} db {
      vnet; vnet.interface = epair5b;
      exec.prestart = "ifconfig epair5 create", "ifconfig bridge0 addm epair5a";
      exec.start = "ifconfig epair5b 10.0.0.5/24", "/bin/sh /etc/rc";
      exec.poststop = "ifconfig epair5a destroy";
    }`);
    expect(program)
      .toContain(`// not in a jail.conf: its uplink, and the host's own address on it (ifconfig bridge0)
const bridge0 = new VnetBridge(stack, 'bridge0', { ip4Cidr: '10.0.0.0/24' });
`);
  });

  it('names nothing twice', () => {
    const text = `${LIKE_THE_LIBRARY} alpha { } app { } new-jail { } newJail { } class { } alpha-host { }
      web { depend = alpha, app, new-jail, newJail, class; }`;
    const program = printProgram(planned(text));
    expect(program).toContain("new Host(stack, 'alpha-host-host', { hostName: 'alpha', release: '15.1' });");
    expect(program).toContain('web.startAfter(alpha, app2, newJail, newJail2, class2);');
  });

  it('leaves a bridge alone on whose network two jails do not agree', () => {
    const jail = (name: string, unit: number, address: string) => `${name} {
      vnet; vnet.interface = epair${unit}b;
      exec.prestart = "ifconfig epair${unit} create", "ifconfig bridge0 addm epair${unit}a";
      exec.start = "ifconfig epair${unit}b ${address}", "/bin/sh /etc/rc";
      exec.poststop = "ifconfig epair${unit}a destroy";
    }`;
    const plan = planned(`${LIKE_THE_LIBRARY} ${jail('a', 1, '10.0.0.1/24')} ${jail('b', 2, '10.1.0.1/24')}`);
    expect(plan.bridges).toEqual([{ name: 'bridge0', ip4Cidr: '10.0.0.0/24' }]);
    expect(plan.jails.map((one) => one.attachments.length)).toEqual([1, 0]);
    expect(plan.jails[1]?.parameters).toMatchObject([
      { name: 'vnet', value: 'new' },
      { name: 'vnet.interface', value: ['epair2b'] },
    ]);
  });

  it('type-checks, with every construct in it', () => {
    const { program } = proven(
      `${LIKE_THE_LIBRARY}
      # all of it
      web {
        interface = em0; ip4.addr = 192.0.2.10/24; allow.raw_sockets; exec.timeout = 90; securelevel = 2;
        exec.poststart = "rctl -a jail:web:memoryuse:log=2g/process", "rctl -a jail:web:maxproc:deny=10";
        mount = "/data /jails/web/data nullfs ro", "tmpfs /jails/web/tmp tmpfs rw"; depend = db;
      }
      db { vnet; vnet.interface = e0b_db; exec.prestart = "jib addm db em1"; exec.poststop = "jib destroy db"; }`,
      { datasets: [{ name: 'zroot/data', mountpoint: '/data' }] },
    );
    expect(typeErrors(program)).toEqual([]);
  }, 120_000);
});

describe('setAside', () => {
  const text = `${LIKE_THE_LIBRARY} web { vnet; vnet.interface = e0b_web; exec.prestart = "jib addm web em0";
    exec.poststop = "jib destroy web"; }`;

  it('takes a refused jail as it is written, and then leaves it out', () => {
    const refusals = [{ path: 'jails/em0bridge', message: 'no' }];
    const first = setAside(planned(text), options, refusals)!;
    expect([...first.verbatim]).toEqual(['web']);
    const second = setAside(planned(text, first), first, [{ path: 'jails/web', message: 'never' }])!;
    expect([...second.leaveOut]).toEqual([['web', 'never']]);
    expect(planned(text, second).leftOut).toEqual([{ name: 'web', why: 'never', comments: [] }]);
  });

  it('gives up when no jail is to blame', () => {
    expect(setAside(planned(text), options, [{ path: 'jails/elsewhere', message: 'no' }])).toBeUndefined();
  });
});

function typeErrors(program: string): string[] {
  const folder = join(__dirname, '../../..');
  const file = join(folder, 'imported-program.ts');
  const config = ts.readConfigFile(join(folder, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options: compiler } = ts.parseJsonConfigFileContent(
    { ...config.config, include: [] },
    ts.sys,
    folder,
  );
  const given: ts.CompilerOptions = {
    ...compiler,
    types: ['node'],
    paths: { 'cdktf-jails': [join(folder, 'lib/index.ts')] },
  };
  const host = ts.createCompilerHost(given);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, program, ts.ScriptTarget.ES2022) : getSourceFile(path, ...rest);
  const checked = ts.createProgram([file], given, host);
  return ts
    .getPreEmitDiagnostics(checked, checked.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
