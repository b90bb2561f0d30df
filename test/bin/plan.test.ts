import { LocalBackend } from 'cdktf';
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Host, Jail, JailRoot, PlanResource, TerraformStack } from '../../lib';
import { synthApp, testApp } from '../support/synth';
import { describeTerraform } from '../support/terraform';
import type { CliResult } from './run-cli';
import { runCli } from './run-cli';
import { folderWith } from './synth-output';

jest.setTimeout(60_000);

/** Two stacks; `web` waits for `db`, and both need nothing that would have to be downloaded. */
function synthesized(): string {
  const app = testApp();
  const [db, web] = ['db', 'web'].map((name) => {
    const stack = new TerraformStack(app, name);
    new LocalBackend(stack, { path: 'terraform.tfstate' });
    const host = new Host(stack, 'alpha', { release: '14.4', planResource: PlanResource.TERRAFORM_DATA });
    new Jail(host, name, { root: JailRoot.directory(`/jails/${name}`) });
    return stack;
  });
  web!.addDependency(db!);
  return synthApp(app).outdir;
}

/** Nothing of the person who runs the tests. */
const ENVIRONMENT = { CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: '/dev/null' };

const plan = (directory: string, ...args: readonly string[]): CliResult =>
  runCli(['plan', '-d', directory, ...args], { env: ENVIRONMENT });

const lastLines = ({ stdout }: CliResult, count: number) => stdout.trimEnd().split('\n').slice(-count);

function apply(directory: string, stack: string): void {
  const cwd = join(directory, 'stacks', stack);
  const { status, stderr } = spawnSync(
    process.env.TERRAFORM_BINARY_NAME ?? 'terraform',
    ['apply', '-auto-approve'],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...ENVIRONMENT },
    },
  );
  expect([status, stderr]).toEqual([0, '']);
}

describeTerraform('cdktf-jails plan', () => {
  let directory: string;
  beforeEach(() => (directory = synthesized()));

  it('exits 2 while there are changes in any stack, and 0 when there are none', () => {
    const first = plan(directory);
    expect([first.status, first.stderr]).toEqual([2, '']);
    expect(first.stdout).toContain('== stack db\n');
    expect(first.stdout).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
    expect(lastLines(first, 2)).toEqual(['db: changes', 'web: changes']);

    apply(directory, 'db');
    const second = plan(directory, '--no-init');
    expect(second.status).toBe(2);
    expect(lastLines(second, 2)).toEqual(['db: no changes', 'web: changes']);
    expect(plan(directory, 'db').status).toBe(0);

    apply(directory, 'web');
    expect(plan(directory).status).toBe(0);
  });

  it('exits 1 when a plan fails, and plans the others all the same', () => {
    writeFileSync(
      join(directory, 'stacks/db/broken.tf.json'),
      '{"resource": {"terraform_data": {"x": {"no": 1}}}}',
    );
    const { status, stdout, stderr } = plan(directory);
    expect(status).toBe(1);
    expect(stdout + stderr).toContain('Extraneous');
    expect(lastLines({ status, stdout, stderr }, 2)).toEqual(['db: failed', 'web: changes']);
  });

  it('tells programs what changes, in one line', () => {
    plan(directory);
    apply(directory, 'db');
    const { status, stdout, stderr } = plan(directory, '--json');
    expect([status, stderr]).toEqual([2, '']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const nothing = { add: 0, change: 0, destroy: 0, resources: [], errors: [] };
    expect(JSON.parse(stdout)).toEqual({
      changes: true,
      stacks: [
        { ...nothing, stack: 'db', status: 'unchanged' },
        {
          ...nothing,
          stack: 'web',
          status: 'changes',
          add: 1,
          resources: [{ address: 'terraform_data.alpha_web_97CC66E7', action: 'create' }],
        },
      ],
    });
  });

  it('tells programs why a plan failed', () => {
    writeFileSync(
      join(directory, 'stacks/db/broken.tf.json'),
      '{"output": {"x": {"value": "${nothing.x.y}"}}}',
    );
    const { status, stdout } = plan(directory, '--json', 'db');
    expect(status).toBe(1);
    const { changes, stacks } = JSON.parse(stdout) as { changes: boolean; stacks: { errors: string[] }[] };
    expect([changes, stacks[0]?.errors]).toEqual([
      false,
      [expect.stringContaining('Reference to undeclared resource')],
    ]);
  });
});

describe('cdktf-jails plan, without terraform', () => {
  it('says where there is nothing to plan', () => {
    const folder = folderWith({ 'other/manifest.json': '[]' });
    try {
      const complaint = (...args: readonly string[]) => {
        const { status, stderr } = runCli(['plan', ...args], { cwd: folder });
        expect(status).toBe(1);
        return stderr;
      };
      expect(complaint()).toBe('cdktf-jails: cdktf.out: no output of cdktf in it, run cdktf synth first\n');
      expect(complaint('-d', 'other')).toBe(
        'cdktf-jails: other/manifest.json: not the manifest of a cdktf app\n',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('knows its stacks, and its program', () => {
    const directory = synthesized();
    expect(plan(directory, 'wep')).toEqual({
      status: 1,
      stdout: '',
      stderr: `cdktf-jails: no stack 'wep', did you mean "web"?\n`,
    });
    const env = { TERRAFORM_BINARY_NAME: 'no-such-program' };
    expect(runCli(['plan', '-d', directory, '--json'], { env })).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'cdktf-jails: no-such-program: no such program, install it or name another one in TERRAFORM_BINARY_NAME\n',
    });
  });

  it('says how terraform ended, where terraform itself says nothing', () => {
    const directory = synthesized();
    const folder = folderWith({ killed: '#!/bin/sh\nkill -9 $$\n', 'not-a-program': '' });
    const withProgram = (program: string, ...args: readonly string[]) =>
      runCli(['plan', '-d', directory, ...args], { env: { TERRAFORM_BINARY_NAME: join(folder, program) } });
    chmodSync(join(folder, 'killed'), 0o755);
    try {
      const killed = `${join(folder, 'killed')} init ended with signal SIGKILL`;
      expect(withProgram('killed', 'db')).toMatchObject({ status: 1, stderr: `${killed}\n` });
      expect(JSON.parse(withProgram('killed', '--json', 'db').stdout)).toMatchObject({
        stacks: [{ status: 'error', errors: [killed] }],
      });
      expect(withProgram('not-a-program', 'db')).toMatchObject({
        status: 1,
        stderr: `cdktf-jails: ${join(folder, 'not-a-program')}: cannot be run (EACCES)\n`,
      });
      rmSync(join(directory, 'stacks/db'), { recursive: true });
      expect(withProgram('killed', 'db')).toMatchObject({
        status: 1,
        stderr: `cdktf-jails: ${join(directory, 'stacks/db')}: no such directory, run cdktf synth again\n`,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
