import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');

export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line as a process of its own, from the sources. */
export function runCli(args: readonly string[], { cwd = root, input, env }: CliOptions = {}): CliResult {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['-r', join(__dirname, 'register-swc.js'), join(root, 'bin/cdktf-jails.ts'), ...args],
    { cwd, input, encoding: 'utf8', env: { ...process.env, ...env } },
  );
  return { status, stdout, stderr };
}
