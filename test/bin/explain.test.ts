import { rmSync } from 'node:fs';
import { jail, manifest } from '../support/manifest';
import { runCli } from './run-cli';
import { folderWith, outputOf } from './synth-output';

let folder: string;

beforeAll(() => {
  folder = folderWith({
    ...outputOf(manifest({ jails: [jail({ name: 'web' }), jail({ name: 'db' })] })),
    ...outputOf(manifest({ host: { name: 'beta' }, jails: [jail({ name: 'db' })] })),
    'empty/x': '',
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => runCli(['explain', ...args], { cwd: folder });

describe('cdktf-jails explain', () => {
  it('explains one parameter', () => {
    expect(run('cdktf.out', 'web', 'persist')).toEqual({
      status: 0,
      stdout: `web on host alpha, declared at production/web

persist;
    The jail stays when it has no process left.
    from: production/web (persist) · default: false · since: every supported release
`,
      stderr: '',
    });
  });

  it('explains the whole block, also as JSON', () => {
    const { lines, ...head } = JSON.parse(run('--json', 'cdktf.out', 'web').stdout) as {
      lines: { line: string }[];
    };
    expect(head).toEqual({ host: 'alpha', jail: 'web', path: 'production/web' });
    expect(lines.map(({ line }) => line)).toEqual(
      expect.arrayContaining(['path = "/jails/web";', 'exec.clean;']),
    );
    expect(run('cdktf.out', 'web').stdout.split('\n\n')).toHaveLength(lines.length + 1);
  });

  it.each([
    [['cdktf.out', 'wbe'], "no jail 'wbe', did you mean 'web'"],
    [['cdktf.out', 'web', 'presist'], "jail(8) knows no parameter 'presist', did you mean 'persist'"],
    [['cdktf.out', 'db'], "jail 'db' is on the hosts alpha, beta, choose one with --host"],
    [['cdktf.out', 'db', '--host', 'gamma'], "no host 'gamma', there are alpha, beta"],
    [['nosuch', 'web'], 'nosuch: no such file or directory'],
    [['empty', 'web'], 'empty: no manifest of cdktf-jails in it, run cdktf synth first'],
    [
      ['cdktf.out/stacks/production/alpha/jail.conf', 'web'],
      'cdktf.out/stacks/production/alpha/jail.conf: not a manifest of cdktf-jails, name a synth output or its manifest.json',
    ],
  ])('refuses %j in one line', (args, message) => {
    expect(run(...args)).toEqual({ status: 1, stdout: '', stderr: `cdktf-jails: ${message}\n` });
  });
});
