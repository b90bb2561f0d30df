import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from './run-cli';
import { folderWith } from './synth-output';

const STANDARD = `persist; exec.clean; mount.devfs; allow.noset_hostname; path = "/jails/$name";
host.hostname = "$name.example.org"; exec.start = "/bin/sh /etc/rc"; exec.stop = "/bin/sh /etc/rc.shutdown jail";
`;

let folder: string;

beforeAll(() => {
  folder = folderWith({
    'jail.conf': `${STANDARD}.include "d/*.conf";\n`,
    'd/web.conf':
      '# the web server\nweb {\n  ip4.addr = "em0|192.0.2.10/24";\n  mount = "/data /jails/web/data nullfs rw";\n}\n',
    'datasets.txt': 'zroot\tnone\nzroot/data\t/data\n',
    'partly.conf': `${STANDARD} web { ip4.addr = "em0|192.0.2.10/24 vhid 1"; } 7 { }`,
    'broken.conf': 'web { path = /jails/web }',
    'empty.conf': '# nothing yet\n',
    'elsewhere.conf': '.include "/nonexistent/jail.conf.d/*.conf";\n',
    'half.conf': `${STANDARD}web { }\n.include "/nonexistent/jail.conf.d/*.conf", "empty.d/*.conf";\n`,
    'empty.d/README': '',
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => runCli(['import', ...args], { cwd: folder });

describe('cdktf-jails import', () => {
  it('writes a program, and proves that it means the same', () => {
    const { status, stdout, stderr } = run(
      ...['--host', 'beta', '--release', '14.4', '--datasets', 'datasets.txt', '-o', 'main.ts', 'jail.conf'],
    );
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: '',
      stderr: '1 jail carried over: the program was synthesized, and evaluates to the same parameters\n',
    });
    expect(readFileSync(join(folder, 'main.ts'), 'utf8'))
      .toBe(`import { App, Dataset, Host, Jail, JailRoot, TerraformStack } from 'cdktf-jails';

// The jails of jail.conf, imported by cdktf-jails.

const app = new App();
const stack = new TerraformStack(app, 'jails');
new Host(stack, 'beta', { release: '14.4' });

const data = new Dataset(stack, 'data', { datasetName: 'zroot/data', mountpoint: '/data' });

// the web server
const web = new Jail(stack, 'web', {
  root: JailRoot.directory('/jails/web'),
  hostname: 'web.example.org',
  ip4Addresses: ['em0|192.0.2.10/24'],
});
web.mount(data, '/data');

app.synth();
`);
  });

  it('proves it from the sources as ts-node runs them, in a folder with settings of its own', () => {
    const elsewhere = folderWith({
      'jail.conf': `${STANDARD}web { }\n`,
      'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "moduleResolution": "nodenext" } }',
    });
    const tsNode = require.resolve('ts-node/dist/bin');
    const program = join(__dirname, '../../bin/cdktf-jails.ts');
    const { status, stderr } = spawnSync(process.execPath, [tsNode, '-T', program, 'import', 'jail.conf'], {
      cwd: elsewhere,
      encoding: 'utf8',
    });
    rmSync(elsewhere, { recursive: true });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: '1 jail carried over: the program was synthesized, and evaluates to the same parameters\n',
    });
  });

  it('tells what is not as it was, and exits 2', () => {
    const { status, stdout, stderr } = run('partly.conf');
    expect(status).toBe(2);
    expect(stdout).toContain("new Jail(stack, 'web', {");
    expect(stderr.split('\n')).toEqual([
      '1 jail carried over: the program was synthesized, and evaluates to the same parameters but for these',
      expect.stringMatching(/^ {2}web: ip4\.addr: em0\|192\.0\.2\.10\/24 vhid 1: /),
      expect.stringMatching(/^not carried over: 7: jail name '7' is a number/),
      '',
    ]);
  });

  it('tells of folders that the file includes from and that are not here, as on another machine', () => {
    const { status, stderr } = run('half.conf');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `1 jail carried over: the program was synthesized, and evaluates to the same parameters
not read: the file includes from /nonexistent/jail.conf.d/, which is not here
`,
    });
  });

  it('prints JSON', () => {
    expect(JSON.parse(run('--json', 'jail.conf').stdout)).toMatchObject({
      program: expect.stringContaining("mount: ['/data /jails/web/data nullfs rw'],"),
      outcome: { carried: 1, leftOut: [], departures: [], unexplained: [] },
    });
  });

  it('needs a folder to run the program in, and says which', () => {
    const { status, stdout, stderr } = runCli(['import', 'jail.conf'], {
      cwd: folder,
      env: { TMPDIR: '/nonexistent' },
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'cdktf-jails: no folder can be made in /nonexistent to run the program in (ENOENT), set TMPDIR\n',
    });
  });

  it.each([
    [['nosuch.conf'], 'nosuch.conf: No such file or directory'],
    [['broken.conf'], 'broken.conf:1:25: }: syntax error'],
    [['empty.conf'], 'empty.conf: there is no jail in it'],
    [
      ['elsewhere.conf'],
      'elsewhere.conf: there is no jail in it, and it includes from /nonexistent/jail.conf.d/, which is not here',
    ],
    [
      ['--release', '9', 'jail.conf'],
      '"9" is no release this tool knows, write one of 13.x, 14.x, 15.x, such as 14.4',
    ],
    [['--datasets', 'nosuch', 'jail.conf'], 'nosuch: no such file or directory'],
  ])('refuses %j in one line', (args, message) => {
    expect(run(...args)).toEqual({ status: 1, stdout: '', stderr: `cdktf-jails: ${message}\n` });
  });
});
