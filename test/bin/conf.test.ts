import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './run-cli';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'cdktf-jails-'));
  const files: Readonly<Record<string, string>> = {
    'good.conf': '.include "conf.d.conf";\nexec.clean;\nweb {\n  path = "/jails/$name";\n}\n',
    'conf.d.conf': 'mount.devfs;\n',
    'ugly.conf': 'web{path=/jails/web;exec.clean;}',
    'broken.conf': 'web { persist }\n',
    'risky.conf':
      'web {\n  path = /jails/web;\n  exec.clean;\n  allow.mount;\n  zfs.dataset = zroot/web;\n}\n',
    'late.conf': `web {
  path = "/jails/web";
  host.hostname = "@late-bound:web/hostname@";

  ip4.addr = 10.0.0.2, "@late-bound:web/ip4Addresses/1@";
  ip6.addr = "@late-bound:web/ip6Addresses/0@";

  exec.clean;
  exec.start = "/sbin/ifconfig e0b_web inet @late-bound:web/lan/ip4Address@ up";
}
`,
    'late-and-wrong.conf':
      'web {\n  path = /jails/web;\n  exec.clean;\n  ip4.addr = "@late-bound:web/ip4Addresses/0@", 10.0.0.300;\n}\n',
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(directory, name), content);
  }
});

afterAll(() => rmSync(directory, { recursive: true }));

const run = (...args: string[]) => runCli(['conf', ...args], { cwd: directory });

const cli = [
  process.execPath,
  '-r',
  join(__dirname, 'register-swc.js'),
  join(__dirname, '../../bin/cdktf-jails.ts'),
];

/** Runs a line of shell in which `"$@"` is the command line. */
function inShell(line: string, cwd = directory) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line, 'sh', ...cli], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('conf eval', () => {
  test('prints what jail(8) makes of a file, includes and all', () => {
    expect(run('eval', 'good.conf')).toEqual({
      status: 0,
      stdout:
        '{"ok":true,"jails":[{"name":"web","params":[{"name":"name","values":["web"]},{"name":"mount.devfs","values":[]},{"name":"exec.clean","values":[]},{"name":"path","values":["/jails/web"]}]}]}\n',
      stderr: '',
    });
  });

  test('prints the complaints of jail(8), the file named as given', () => {
    expect(run('eval', './broken.conf')).toEqual({
      status: 1,
      stdout: '{"ok":false,"errors":["./broken.conf line 1: }: syntax error"],"phase":"parse"}\n',
      stderr: '',
    });
  });

  test('a file that is not there', () => {
    expect(run('eval', 'nosuch.conf')).toEqual({
      status: 1,
      stdout: '{"ok":false,"errors":["nosuch.conf: No such file or directory"],"phase":"parse"}\n',
      stderr: '',
    });
  });

  test('refuses what stands for a value of Terraform, as jail(8) would', () => {
    expect(run('eval', '--no-fstab', 'late.conf').stdout).toBe(
      '{"ok":false,"errors":["web: ip4.addr: not an IPv4 address: @late-bound:web","web: ip6.addr: not an IPv6 address: @late-bound:web"],"phase":"check"}\n',
    );
  });

  test('a name that is too long for a file', () => {
    const { stdout } = runCli(['conf', 'eval', '-'], {
      cwd: directory,
      input: `.include "${'x'.repeat(300)}";`,
    });
    expect(stdout).toBe(`{"ok":false,"errors":["${'x'.repeat(300)}: File name too long"],"phase":"parse"}\n`);
  });

  test('reads standard input', () => {
    const { status, stdout } = runCli(['conf', 'eval', '-'], { cwd: directory, input: 'a { ; }' });
    expect([status, stdout]).toEqual([
      0,
      '{"ok":true,"jails":[{"name":"a","params":[{"name":"name","values":["a"]}]}]}\n',
    ]);
  });
});

describe('conf lint', () => {
  test('shows findings with their line and a caret', () => {
    expect(run('lint', 'good.conf', 'risky.conf', '--release', '14.4')).toEqual({
      status: 2,
      stdout: `risky.conf:4:3: warning: "allow.mount": the kernel's mount code is within reach of the jail [weak-isolation]
    allow.mount;
    ^
risky.conf:5:3: warning: FreeBSD 14.4 has no parameter "zfs.dataset" [missing-in-release]
    zfs.dataset = zroot/web;
    ^

0 errors, 2 warnings
`,
      stderr: '',
    });
  });

  test('takes what stands for a value of Terraform for a value still to come', () => {
    expect(run('lint', '--release', '14.4', 'late.conf')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(run('lint', 'late-and-wrong.conf')).toEqual({
      status: 1,
      stdout: `late-and-wrong.conf:4:3: web: ip4.addr: not an IPv4 address: 10.0.0.300 [jail]
    ip4.addr = "@late-bound:web/ip4Addresses/0@", 10.0.0.300;
    ^

1 error, 0 warnings
`,
      stderr: '',
    });
  });

  test('prints JSON', () => {
    const { status, stdout } = run(
      'lint',
      '--json',
      '--ignore',
      'weak-isolation',
      'broken.conf',
      'risky.conf',
    );
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      findings: [
        {
          file: 'broken.conf',
          line: 1,
          column: 15,
          severity: 'error',
          rule: 'jail',
          message: '}: syntax error',
        },
      ],
    });
  });

  test('refuses a release and a rule it does not know', () => {
    expect(run('lint', '--release', '9.0', 'good.conf')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'cdktf-jails: "9.0" is no release this tool knows, write one of 13.x, 14.x, 15.x, such as 14.4\n',
    });
    expect(run('lint', '--ignore', 'weakisolation', 'good.conf').stderr).toBe(
      `error: option '--ignore <rule>' argument 'weakisolation' is invalid. there is no rule of that name, did you mean "weak-isolation"?\n`,
    );
  });
});

describe('conf fmt', () => {
  const formatted = 'web {\n  path = /jails/web;\n  exec.clean;\n}\n';

  test('prints the file formatted', () => {
    expect(run('fmt', 'ugly.conf')).toEqual({ status: 0, stdout: formatted, stderr: '' });
  });

  test('--check names what is not formatted', () => {
    expect(run('fmt', '--check', 'good.conf', 'ugly.conf')).toEqual({
      status: 2,
      stdout: 'good.conf\nugly.conf\n',
      stderr: '',
    });
  });

  test('--check takes what stands for a value of Terraform for a value', () => {
    expect(run('fmt', '--check', 'late.conf')).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('--write formats in place', () => {
    const path = join(directory, 'write.conf');
    writeFileSync(path, 'web{path=/jails/web;exec.clean;}');
    expect(run('fmt', '--write', 'write.conf')).toEqual({ status: 0, stdout: 'write.conf\n', stderr: '' });
    expect(readFileSync(path, 'utf8')).toBe(formatted);
    expect(run('fmt', '--check', '--json', 'write.conf')).toEqual({
      status: 0,
      stdout: '{"files":[{"file":"write.conf","changed":false}]}\n',
      stderr: '',
    });
  });

  test('--write follows a link, and keeps the mode', () => {
    const path = join(directory, 'mode.conf');
    writeFileSync(path, 'a{persist;}');
    chmodSync(path, 0o640);
    symlinkSync('mode.conf', join(directory, 'link.conf'));
    expect(run('fmt', '--write', 'link.conf').stdout).toBe('link.conf\n');
    expect(readFileSync(path, 'utf8')).toBe('a {\n  persist;\n}\n');
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  test('--write leaves a file as it was when the disk is full', () => {
    const folder = join(directory, 'full');
    const text = 'a { persist; }\n'.repeat(200);
    mkdirSync(folder);
    writeFileSync(join(folder, 'jail.conf'), text);
    expect(inShell('ulimit -f 1; "$@" conf fmt --write jail.conf', folder)).toEqual({
      status: 1,
      stdout: '',
      stderr: 'cdktf-jails: jail.conf cannot be written: EFBIG: file too large, write\n',
    });
    expect(readFileSync(join(folder, 'jail.conf'), 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual(['jail.conf']);
  });

  test('leaves alone what does not parse', () => {
    expect(run('fmt', 'broken.conf')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'broken.conf:1:15: }: syntax error\n  web { persist }\n                ^\n',
    });
    expect(run('fmt', '.').stderr).toBe('cdktf-jails: .: Is a directory\n');
  });
});

test('help has examples', () => {
  expect(run('lint', '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Examples:\n') });
});

test('a reader that closes the pipe early is no error', () => {
  const many = 'a { persist; }\n'.repeat(20_000);
  writeFileSync(join(directory, 'many.conf'), many);
  const { stdout, stderr } = inShell('"$@" conf fmt many.conf | head -n 1');
  expect([stdout, stderr]).toEqual(['a {\n', '']);
});

test('output that cannot be written is one line, and no success', () => {
  writeFileSync(join(directory, 'long.conf'), 'a { persist; }\n'.repeat(200));
  expect(inShell('ulimit -f 1; "$@" conf fmt long.conf > long.out')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'cdktf-jails: standard output cannot be written (EFBIG)\n',
  });
});

test('standard input that is non-blocking is waited for', () => {
  const fifo = join(directory, 'fifo');
  spawnSync('mkfifo', [fifo]);
  const input = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = spawn('sh', ['-c', 'exec > fifo; sleep 1; echo "a { persist; }"'], {
    cwd: directory,
    stdio: 'ignore',
  });
  const { status, stdout } = spawnSync(
    'sh',
    ['-c', 'sleep 0.2; exec "$@"', 'sh', ...cli, 'conf', 'fmt', '-'],
    { stdio: [input, 'pipe', 'pipe'], encoding: 'utf8' },
  );
  writer.kill();
  closeSync(input);
  expect([status, stdout]).toEqual([0, 'a {\n  persist;\n}\n']);
});

test('standard input that is a folder is one line', () => {
  expect(inShell('"$@" conf fmt - < .')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'cdktf-jails: -: Is a directory\n',
  });
});

test('colours come with a terminal only, not with a pipe', () => {
  expect(runCli(['conf', 'lint', 'risky.conf'], { cwd: directory }).stdout).not.toContain('\x1b');
});

test('an unknown command is one line', () => {
  expect(runCli(['cnf'])).toEqual({
    status: 1,
    stdout: '',
    stderr: "error: unknown command 'cnf'\n(Did you mean conf?)\n",
  });
});
