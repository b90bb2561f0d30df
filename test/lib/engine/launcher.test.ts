import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inboxOf, launcherPath } from '../../../lib/engine/inbox';
import { launcher } from '../../../lib/engine/launcher';
import type { Verb } from '../../../lib/engine/launcher';

/** The shells that stand in for FreeBSD's /bin/sh, as far as this machine has them. */
const shells = [['sh'], ['dash'], ['busybox', 'sh']].filter(
  ([name = '', ...args]) => spawnSync(name, [...args, '-c', 'true']).status === 0,
);

const script = (verb: Verb, become?: 'none' | 'doas' | 'sudo', takesValues = false) =>
  launcher({ directory: 'alpha' }, verb, become, { takesValues })
    .join('\n')
    .replace(/\$\$\{/g, '${');

describe.each(shells)('on the host, run by %s', (...shell) => {
  let home: string;
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'home-'))));
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const inbox = () => join(home, inboxOf({ directory: 'alpha' }));

  /** What `scp -r -t .cdktf-jails-alpha` makes of the folder alpha: the target if it is not there, else inside it. */
  function upload(provision: string, ...others: readonly string[]): void {
    const target = existsSync(inbox()) ? join(inbox(), 'alpha') : inbox();
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'provision.sh'), provision);
    others.forEach((name) => writeFileSync(join(target, name), ''));
  }

  /** Terraform puts the launcher into the inbox, runs it, and empties it. */
  function run(verb: Verb = 'apply', takesValues = false) {
    writeFileSync(join(home, launcherPath({ directory: 'alpha' })), script(verb, 'none', takesValues));
    const [name = '', ...args] = shell;
    const { status, stdout, stderr } = spawnSync(name, [...args, launcherPath({ directory: 'alpha' })], {
      cwd: home,
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  }

  const left = () => readdirSync(home, { recursive: true }).map(String).sort();

  test('the first upload and the next ones run alike and leave nothing behind', () => {
    for (const number of ['1', '2', '3']) {
      upload(`echo "$1 ${number}"`);
      expect(run()).toEqual({ status: 0, output: `apply ${number}\n` });
      expect(left()).toEqual(['.cdktf-jails', '.cdktf-jails-alpha']);
    }
  });

  test('values lie beside the script, wherever the upload put it', () => {
    for (const number of ['1', '2']) {
      upload('cat "${0%/*}/.values"');
      writeFileSync(join(inbox(), '.values'), `value ${number}\n`);
      expect(run('apply', true)).toEqual({ status: 0, output: `value ${number}\n` });
      expect(left()).toEqual(['.cdktf-jails', '.cdktf-jails-alpha']);
    }
  });

  test('the end is told apart from the rest', () => {
    upload('echo "$1"');
    expect(run('destroy').output).toBe('destroy\n');
  });

  test('a failure is passed on, and cleaned up after', () => {
    upload('echo broken >&2; exit 3');
    expect(run()).toEqual({ status: 3, output: 'broken\n' });
    expect(left()).toEqual(['.cdktf-jails', '.cdktf-jails-alpha']);
  });

  test('the script finds its files beside it', () => {
    upload('cat "${0%/*}/jail.conf"; ls "${0%/*}"', 'jail.conf');
    expect(run()).toEqual({ status: 0, output: 'jail.conf\nlaunch.sh\nprovision.sh\n' });
  });

  test('an upload that was cut off leaves nothing to the next one', () => {
    mkdirSync(inbox());
    writeFileSync(join(inbox(), 'old.conf'), 'half');
    mkdirSync(join(inbox(), 'alpha'));
    writeFileSync(join(inbox(), 'alpha', 'provision.sh'), 'echo never whole');
    upload('ls "${0%/*}"');
    expect(run()).toEqual({ status: 0, output: 'provision.sh\n' });
    upload('ls "${0%/*}"');
    expect(run()).toEqual({ status: 0, output: 'provision.sh\n' });
  });

  test('an upload while the script runs does not reach it', () => {
    const next = join(home, 'next');
    mkdirSync(next);
    writeFileSync(join(next, 'provision.sh'), 'echo intruder');
    upload(`cp -R ${next} ${join(home, '.cdktf-jails-alpha/alpha')}\n${'echo one\n'.repeat(3)}`);
    expect(run()).toEqual({ status: 0, output: 'one\none\none\n' });
    expect(run()).toEqual({ status: 0, output: 'intruder\n' });
  });

  test('nobody else can look into what is uploaded, from the second time on, or into what runs', () => {
    upload('ls -ld "${0%/*}/.." | cut -c 1-10');
    expect(run().output).toBe('drwx------\n');
    expect((statSync(inbox()).mode & 0o777).toString(8)).toBe('700');
  });

  test('a run that was killed is cleaned up by a run on a later day, and no other one', () => {
    const [old, fresh, foreign] = ['alpha.abcdefgh', 'alpha.ABCDEFGH', 'alpha.12345678.abcdefgh'].map(
      (name) => join(home, '.cdktf-jails', name),
    );
    [old, fresh, foreign].forEach((folder) => mkdirSync(join(folder ?? '', 'inbox'), { recursive: true }));
    [old, foreign].forEach((folder) => utimesSync(folder ?? '', 0, 0));
    upload('true');
    expect(run().status).toBe(0);
    expect(readdirSync(join(home, '.cdktf-jails')).sort()).toEqual([
      'alpha.12345678.abcdefgh',
      'alpha.ABCDEFGH',
    ]);
  });

  test('a signal ends it, and what it made goes', () => {
    upload('kill -TERM "$PPID"; echo on');
    expect(run()).toEqual({ status: 143, output: 'on\n' });
    expect(left()).toEqual(['.cdktf-jails', '.cdktf-jails-alpha']);
  });

  test('two hosts on one machine keep apart', () => {
    upload('echo "$1"');
    cpSync(inbox(), join(home, inboxOf({ directory: 'beta' })), { recursive: true });
    expect(run().status).toBe(0);
    expect(left()).toEqual([
      '.cdktf-jails',
      '.cdktf-jails-alpha',
      '.cdktf-jails-beta',
      '.cdktf-jails-beta/provision.sh',
    ]);
  });
});

test.each([
  ['none', '\n/bin/sh "$bundle/provision.sh" apply\n'],
  ['doas', '\ndoas -n /bin/sh "$bundle/provision.sh" apply\n'],
  ['sudo', '\nsudo -n /bin/sh "$bundle/provision.sh" apply\n'],
] as const)('a user becomes root by %s', (become, line) => {
  expect(script('apply', become)).toContain(line);
});

test('all of it happens in the upload directory, where there is one', () => {
  const place = { directory: 'alpha', uploadDirectory: '/var/uploads' };
  expect(inboxOf(place)).toBe('/var/uploads/.cdktf-jails-alpha');
  expect(launcherPath(place)).toBe('/var/uploads/.cdktf-jails-alpha/launch.sh');
  expect(launcher(place, 'apply').join('')).toContain('\ncd /var/uploads\nmkdir');
});

test.each(['', 'a b', 'a/b', 'a$b', "a'b", 'a\nb', 'é'])('%j cannot name a folder on the host', (name) => {
  expect(() => inboxOf({ directory: name })).toThrow(
    new Error(`'${name}' cannot name a folder on the host, use letters, digits, '.', '_' and '-'`),
  );
});

test('shellcheck has nothing to say', () => {
  const found = spawnSync('shellcheck', ['--version']);
  if (found.error && process.env.CI !== 'true') {
    process.stderr.write('skipped: there is no shellcheck on this machine\n');
    return;
  }
  const { stdout } = spawnSync('shellcheck', ['-s', 'sh', '-'], { input: script('apply'), encoding: 'utf8' });
  expect(stdout).toBe('');
});
