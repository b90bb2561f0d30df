import { spawnSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { jail, manifest } from '../support/manifest';
import { runCli } from './run-cli';
import { folderWith, outputOf, writeFiles } from './synth-output';

const before = manifest({ jails: [jail({ name: 'db' }), jail({ name: 'web' })] });
const after = manifest({ jails: [jail({ name: 'db' }), jail({ name: 'web', hostname: 'www' })] });

let folder: string;

beforeAll(() => {
  folder = folderWith({
    ...outputOf(before, 'old'),
    ...outputOf(after, 'new'),
    'hand.conf': 'web { path = /jails/web; }\n',
    'broken.conf': 'web { path = /jails/web }\n',
    'cut.json': '{"generator": "cdktf-jails", "schemaVer',
    'newer.json': JSON.stringify({ ...before, schemaVersion: 2 }),
    'twins/a/manifest.json': JSON.stringify(before),
    'twins/b/manifest.json': JSON.stringify(before),
    'empty/x': '',
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => runCli(['diff', ...args], { cwd: folder });

describe('cdktf-jails diff', () => {
  it('exits 0 when nothing differs', () => {
    expect(run('old', 'old')).toEqual({ status: 0, stdout: 'no differences\n', stderr: '' });
  });

  it('exits 2 when something does, and says what', () => {
    expect(run('--summary', 'old', 'new')).toEqual({
      status: 2,
      stdout: `~ host alpha
    jails: 1 changed (1 live), 1 unchanged

~ jail web: live
  ~ live       parameter host.hostname: web → www
`,
      stderr: '',
    });
  });

  it('shows the lines', () => {
    expect(run('old', 'new').stdout).toContain('    -  host.hostname = web;\n    +  host.hostname = www;\n');
  });

  it('takes the folder of a host, a manifest or a jail.conf for a synth output', () => {
    const host = join('stacks', 'production', 'alpha');
    const sides = ['', host, join(host, 'manifest.json'), join(host, 'jail.conf')];
    const outputs = sides.map((side) => run('--summary', join('old', side), join('new', side)).stdout);
    expect(outputs.slice(1, 3)).toEqual([outputs[0], outputs[0]]);
    expect(outputs[3]).toContain('~ live       parameter host.hostname: web → www');
  });

  it('prints JSON and markdown', () => {
    expect(JSON.parse(run('--json', 'old', 'new').stdout)).toMatchObject({
      same: false,
      destroys: [],
      hosts: [{ name: 'alpha', jails: [{ name: 'web', change: 'changed', effect: 'live' }] }],
    });
    expect(run('--format', 'markdown', 'old', 'new').stdout).toMatch(/^### host `alpha`\n/);
  });

  it('compares the working tree with a revision of git', () => {
    const repository = folderWith(outputOf(before));
    const git = (...words: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], { cwd: repository });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'x');
    writeFiles(repository, outputOf(after));
    const here = (...args: string[]) => runCli(['diff', '--summary', '--git', ...args], { cwd: repository });

    expect(here('HEAD')).toEqual({ ...run('--summary', 'old', 'new') });
    expect(here('HEAD', 'cdktf.out/stacks/production/alpha/jail.conf').status).toBe(2);
    expect(here('nosuch').stderr).toMatch(/^cdktf-jails: 'nosuch' is no revision of the repository \S+\n$/);
    expect(here('--output=x').status).toBe(1);
    writeFiles(repository, { 'other/jail.conf': 'a { persist; }' });
    expect(here('HEAD', 'other').stderr).toBe('cdktf-jails: HEAD:other: no such file or directory\n');
    rmSync(repository, { recursive: true });
  });

  it('finds in a revision what it finds on the disk: last lines, and what links lead to', () => {
    const repository = folderWith({
      'jail.conf': '.include "enabled/*.conf";\n# foot\n',
      'available/web.conf': 'web { path = /jails/web; }\n',
      'enabled/README': '',
    });
    const git = (...words: string[]) =>
      spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...words], { cwd: repository });
    symlinkSync('../available/web.conf', join(repository, 'enabled/web.conf'));
    symlinkSync('round', join(repository, 'round'));
    symlinkSync('/nowhere', join(repository, 'enabled/out'));
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'x');
    const here = (path: string) => runCli(['diff', '--summary', '--git', 'HEAD', path], { cwd: repository });

    expect(here('jail.conf')).toEqual({ status: 0, stdout: 'no differences\n', stderr: '' });
    writeFiles(repository, { 'available/web.conf': 'web { path = /jails/web; securelevel = 2; }\n' });
    expect(here('jail.conf').stdout).toContain('+ live       parameter securelevel: 2');
    expect(here('enabled/web.conf').stdout).toContain('+ live       parameter securelevel: 2');
    rmSync(repository, { recursive: true });
  });

  it.each([
    [['old'], 'name two things to compare, or one and --git REVISION'],
    [['old', 'nosuch'], 'nosuch: no such file or directory'],
    [['old', 'empty'], 'empty: no manifest of cdktf-jails in it, run cdktf synth first'],
    [['old', 'broken.conf'], 'broken.conf:1:25: }: syntax error'],
    [
      ['old', 'newer.json'],
      'newer.json: schema version 2 is newer than 1, the newest that this program knows, update cdktf-jails',
    ],
    [['old', 'twins'], 'host alpha is in twins/a and in twins/b, name one of them'],
    [['--git', 'HEAD', 'old', 'new'], '--git compares one path with its own past, name one'],
  ])('refuses %j in one line', (args, message) => {
    expect(run(...args)).toEqual({ status: 1, stdout: '', stderr: `cdktf-jails: ${message}\n` });
  });

  it('refuses JSON that was cut off', () => {
    const { status, stderr } = run('old', 'cut.json');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^cdktf-jails: cut\.json: not valid JSON, it may be cut off: [^\n]+\n$/);
  });

  it('reads from a pipe, which can be read once only', () => {
    const bin = join(__dirname, '../../bin/cdktf-jails.ts');
    const command = 'printf "$4" | "$0" -r "$1" "$2" diff --summary /dev/stdin "$3"';
    const two = 'web { path = /jails/web; }\ndb { path = /jails/db; }\n';
    const { status, stdout } = spawnSync(
      'sh',
      ['-c', command, process.execPath, join(__dirname, 'register-swc.js'), bin, 'hand.conf', two],
      { cwd: folder, encoding: 'utf8' },
    );
    expect([status, stdout]).toEqual([
      2,
      '~ jail.conf\n    jails: 1 removed, 1 unchanged\n\n- jail db: remove\n    /jails/db: the directory stays with all in it\n',
    ]);
  });

  it('does not mind that nobody reads to the end', () => {
    const command = `"$0" -r "$1" "$2" diff "$3" "$4" | head -n 1`;
    const bin = join(__dirname, '../../bin/cdktf-jails.ts');
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', command, process.execPath, join(__dirname, 'register-swc.js'), bin, 'old', 'new'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect([stdout, stderr]).toEqual(['~ host alpha\n', '']);
  });
});
