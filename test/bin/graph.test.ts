import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jail, manifest } from '../support/manifest';
import { runCli } from './run-cli';
import { folderWith, outputOf } from './synth-output';

let folder: string;

beforeAll(() => {
  folder = folderWith({
    ...outputOf(manifest({ jails: [jail({ name: 'web' })] })),
    ...outputOf(manifest({ host: { name: 'beta' }, jails: [jail({ name: 'db' })] })),
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => runCli(['graph', ...args], { cwd: folder });

describe('cdktf-jails graph', () => {
  it('prints SVG, or writes it to a file', () => {
    const { status, stdout, stderr } = run('cdktf.out');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(run('-o', 'out.svg', 'cdktf.out')).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, 'out.svg'), 'utf8')).toBe(stdout);
  });

  it('prints DOT, Mermaid and JSON, of one host when it is named', () => {
    expect(run('--format', 'dot', 'cdktf.out').stdout).toMatch(/^digraph jails \{\n/);
    expect(run('--format', 'mermaid', 'cdktf.out').stdout).toMatch(/^flowchart LR\n/);
    const { hosts } = JSON.parse(run('--json', '--host', 'beta', 'cdktf.out').stdout) as {
      hosts: { name: string }[];
    };
    expect(hosts.map(({ name }) => name)).toEqual(['beta']);
  });

  it.each([
    [['nosuch'], 'nosuch: no such file or directory'],
    [['--host', 'betta', 'cdktf.out'], "no host 'betta', did you mean 'beta'"],
    [['-o', 'no/such', 'cdktf.out'], 'no/such: cannot be written (ENOENT)'],
  ])('refuses %j in one line', (args, message) => {
    expect(run(...args)).toEqual({ status: 1, stdout: '', stderr: `cdktf-jails: ${message}\n` });
  });
});
