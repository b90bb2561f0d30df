/**
 * Runs functions of the runtime on their own, in each shell that stands for FreeBSD's.
 *
 *     run(shell, 'decode "$1"; printf %s "$DECODED"', { args: ['a\\nb'] })
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runtimeScript } from '../../../lib/runtime';

export type Shell = readonly string[];

/** dash and busybox's ash come from the same ancestor as FreeBSD's sh. */
export const SHELLS: readonly (readonly [string, Shell])[] = [
  ['dash', ['dash']],
  ['busybox sh', ['busybox', 'sh']],
];

export interface RunParts {
  readonly args?: readonly string[];
  /** Files by name, in the run's own directory, which is also `$WORK`; the state directory is `state`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Scripts that stand for FreeBSD's programs. */
  readonly programs?: Readonly<Record<string, string>>;
}

export interface RunResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What a file of the run's directory holds afterwards; undefined when there is none. */
  readonly file: (name: string) => string | undefined;
}

const SETUP = `
set -eu
WORK=$RUN_DIRECTORY STATE=$RUN_DIRECTORY/state BUNDLE=$RUN_DIRECTORY HOST=alpha
JAIL_CONF=$RUN_DIRECTORY/etc/jail.conf NEW_CONF=$BUNDLE/jail.conf
PATH=$RUN_DIRECTORY/programs:$PATH
`;

/** Runs some lines of sh after the runtime's functions. */
export function run(shell: Shell, code: string, parts: RunParts = {}): RunResult {
  const directory = mkdtempSync(join(tmpdir(), 'runtime-test-'));
  try {
    for (const name of ['programs', 'state/jails', 'state/run', 'etc'])
      mkdirSync(join(directory, name), { recursive: true });
    put(directory, parts.files ?? {});
    for (const [name, text] of Object.entries(parts.programs ?? {})) {
      put(directory, { [`programs/${name}`]: `#!/bin/sh\n${text}\n` });
      chmodSync(join(directory, 'programs', name), 0o755);
    }
    put(directory, { 'script.sh': `${runtimeScript()}\n${SETUP}\n${code}\n` });
    const [program, ...options] = shell;
    const { status, stdout, stderr } = spawnSync(
      program!,
      [...options, join(directory, 'script.sh'), ...(parts.args ?? [])],
      { env: { ...process.env, RUN_DIRECTORY: directory, LC_ALL: 'C' }, encoding: 'utf8', cwd: directory },
    );
    const after = contents(directory);
    return {
      status,
      stdout: clean(stdout, directory),
      stderr: clean(stderr, directory),
      file: (name) => after[name],
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Rows with tabs between their words. */
export function rows(...lines: readonly (readonly string[])[]): string {
  return lines.map((line) => `${line.join('\t')}\n`).join('');
}

/** The facts of a desired state, as the runtime reads them from its text. */
export function factRows(state: string): string {
  const script = `${runtimeScript()}\ndesired_state() {\n${state}\n}\nprint_facts\n`;
  return execFileSync('dash', ['-s'], { input: script, encoding: 'utf8' });
}

function clean(text: string, directory: string): string {
  return text.replaceAll(directory, '.');
}

function put(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
}

function contents(directory: string): Record<string, string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(directory.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
