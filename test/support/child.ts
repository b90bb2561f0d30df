import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The folder of the project, where programs are run. */
export const PROJECT = join(__dirname, '..', '..');

/** What a program did that ran in a process of its own. */
export interface ChildRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ChildOptions {
  /** Where it writes to. */
  readonly outdir: string;

  /** Where it runs. @default - the folder of the project */
  readonly cwd?: string;

  /** Variables that differ from this process's. */
  readonly env?: Readonly<Record<string, string>>;

  /** What the shell does before. @default - nothing */
  readonly prelude?: string;
}

/** Runs a TypeScript program as `cdktf synth` does: from its file, in a process of its own. */
export function runProgram(
  file: string,
  { outdir, cwd = PROJECT, env = {}, prelude = ':' }: ChildOptions,
): ChildRun {
  const command = `${prelude}; exec "$0" -r ts-node/register/transpile-only "$1"`;
  const { status, stdout, stderr, error } = spawnSync('/bin/sh', ['-c', command, process.execPath, file], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, TS_NODE_PROJECT: join(PROJECT, 'tsconfig.json'), CDKTF_OUTDIR: outdir, ...env },
  });
  if (error !== undefined) {
    throw error;
  }
  return { status, stdout, stderr };
}
