import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SOURCES = join(__dirname, '..', 'native');
const COMPILE = ['-static', '-O2', '-Wall'];

let compiled: string | undefined;

/**
 * The static program that every simulated command is, and that holds a host's mounts. Compiled with cc
 * when its sources have changed.
 */
export function nativeProgram(): string {
  compiled ??= compile();
  return compiled;
}

/** Copies a tree as it is without the host's mounts. */
export async function copyUnmounted(from: string, to: string): Promise<void> {
  await promisify(execFile)(nativeProgram(), ['--copy-tree', from, to]);
}

/** Removes a tree, faster than Node does. */
export async function removeTree(path: string): Promise<void> {
  await promisify(execFile)(nativeProgram(), ['--remove-tree', path]);
}

function compile(): string {
  const files = readdirSync(SOURCES).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(SOURCES, file)));
  const folder = join(
    tmpdir(),
    `simulated-freebsd-${process.getuid?.() ?? 0}-${hash.digest('hex').slice(0, 16)}`,
  );
  const program = join(folder, 'sim');
  if (isExecutable(program)) return program;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(folder, `sim.${process.pid}`);
  const sources = files.filter((file) => file.endsWith('.c')).map((file) => join(SOURCES, file));
  execFileSync('cc', [...COMPILE, '-o', unfinished, ...sources], { stdio: ['ignore', 'inherit', 'inherit'] });
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, program);
  return program;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
