import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { UserError } from './exit-status';
import { loadExeca } from './load-execa';

/** What synthesis refuses, at a construct. */
export interface Refusal {
  readonly path: string;
  readonly message: string;
}

export type Synthesis =
  | { readonly ok: true; readonly manifest: string; readonly jailConf: string }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** The constructs beside this file: sources where it is a source itself, else what they were compiled to. */
const LIBRARY = resolve(__dirname, '../../lib/index');

/**
 * Runs a program of one stack and one host as a process of its own, in a folder that is gone afterwards,
 * and gives what it wrote.
 *
 * @param packageName what the program calls the library
 */
export async function synthesize(
  program: string,
  packageName: string,
  place: { readonly stack: string; readonly host: string },
): Promise<Synthesis> {
  const { execa } = await loadExeca();
  const folder = temporaryFolder();
  try {
    const file = join(folder, 'main.js');
    const output = join(folder, 'cdktf.out');
    writeFileSync(file, withRequire(program, packageName));
    const loader = loaderOfSources();
    const { failed, stderr } = await execa(process.execPath, [...loader.options, file], {
      env: { ...process.env, ...loader.env, CDKTF_OUTDIR: output, CDKTF_CONTEXT_JSON: '{}' },
      reject: false,
    });
    if (failed) {
      return { ok: false, refusals: refusalsIn(stderr) };
    }
    const read = (name: string) =>
      readFileSync(join(output, 'stacks', place.stack, place.host, name), 'utf8');
    return { ok: true, manifest: read('manifest.json'), jailConf: read('jail.conf') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function temporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'cdktf-jails-'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`no folder can be made in ${tmpdir()} to run the program in (${code}), set TMPDIR`);
  }
}

/** The program has no types of its own: but for its import it is JavaScript already. */
function withRequire(program: string, packageName: string): string {
  return program.replace(
    new RegExp(`^import (\\{[^}]*\\}) from '${packageName}';$`, 'm'),
    (_, names: string) => `const ${names} = require(${JSON.stringify(LIBRARY)});`,
  );
}

/**
 * Sources need what loads them: what this process was started with, else ts-node. That would look for
 * its settings beside the program or in the user's folder, where there may be others.
 */
function loaderOfSources(): { readonly options: readonly string[]; readonly env?: NodeJS.ProcessEnv } {
  if (!existsSync(`${LIBRARY}.ts`)) {
    return { options: [] };
  }
  const given = process.execArgv;
  return {
    options: given.length > 0 ? given : ['-r', require.resolve('ts-node/register/transpile-only')],
    env: { TS_NODE_PROJECT: resolve(__dirname, '../../tsconfig.json') },
  };
}

function refusalsIn(stderr: string): Refusal[] {
  const refusals = [...stderr.matchAll(/^ {2}\[([^\]\n]+)\] (.*)$/gm)];
  if (refusals.length === 0) {
    const [reason] = stderr.split('\n').filter((line) => /^\w*Error|^Error/.test(line));
    throw new UserError(`the program could not be run to prove it: ${reason ?? stderr.split('\n')[0]}`);
  }
  return refusals.map(([, path = '', message = '']) => ({ path, message }));
}
