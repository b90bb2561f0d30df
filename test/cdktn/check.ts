/* Synthesizes the examples against CDK Terrain, the successor of cdktf, and compares: npm run check:cdktn */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { filesBelow } from '../support/files-below';

const PROJECT = join(__dirname, '..', '..');

const CDKTN = '0.24.0';

/** cdktn takes the place of cdktf by its name, for our code and for the provider's: nothing else changes. */
const PACKAGE = {
  private: true,
  dependencies: {
    cdktf: `npm:cdktn@${CDKTN}`,
    constructs: '10.7.2',
    '@cdktf/provider-null': '11.0.1',
  },
  overrides: { '@cdktf/provider-null': { cdktf: '$cdktf' } },
};

/** A copy of what the examples are made of, with cdktn below it; all other packages are the project's. */
function workspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdktn-'));
  for (const name of ['lib', 'examples', 'tsconfig.json', 'cdktf.json']) {
    cpSync(join(PROJECT, name), join(folder, name), { recursive: true });
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(PACKAGE));
  run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']);
  const present = new Set(readdirSync(join(folder, 'node_modules')));
  readdirSync(join(PROJECT, 'node_modules'))
    .filter((name) => !present.has(name) && !name.startsWith('.') && !name.startsWith('cdktf'))
    .forEach((name) => symlinkSync(join(PROJECT, 'node_modules', name), join(folder, 'node_modules', name)));
  return folder;
}

/**
 * What an example writes, by path; Terraform's JSON as data, without what names the engine itself.
 *
 * @param version the engine that must have made it
 */
function synthesize(folder: string, version: string, example: string): ReadonlyMap<string, unknown> {
  const outdir = join(folder, 'out', example);
  mkdirSync(outdir, { recursive: true });
  const register = require.resolve('ts-node/register/transpile-only');
  run(folder, process.execPath, ['-r', register, join('examples', example)], { CDKTF_OUTDIR: outdir });
  const files = [...filesBelow(outdir)].filter(([path]) => path !== 'manifest.json');
  return new Map(
    files.map(([path, text]) => [path, path.endsWith('cdk.tf.json') ? withoutEngine(text, version) : text]),
  );
}

function withoutEngine(text: string, expected: string): unknown {
  const { '//': metadata, ...json } = JSON.parse(text) as Record<string, Record<string, unknown>>;
  const { version, ...named } = (metadata?.metadata ?? {}) as Record<string, unknown>;
  if (version !== expected) {
    throw new Error(`the output was made by ${String(version)}, not by ${expected}`);
  }
  const { backend, ...terraform } = json.terraform ?? {};
  return { ...json, terraform, named, hasBackend: backend !== undefined };
}

function run(cwd: string, program: string, words: readonly string[], env: Record<string, string> = {}): void {
  const { status, error } = spawnSync(program, words, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (error !== undefined || status !== 0) {
    throw new Error(`${program} ${words.join(' ')} failed`, { cause: error });
  }
}

function main(): void {
  const folder = workspace();
  try {
    const original = mkdtempSync(join(folder, 'cdktf-'));
    for (const name of ['lib', 'examples', 'tsconfig.json', 'cdktf.json']) {
      cpSync(join(PROJECT, name), join(original, name), { recursive: true });
    }
    symlinkSync(join(PROJECT, 'node_modules'), join(original, 'node_modules'));
    const examples = readdirSync(join(PROJECT, 'examples')).filter((name) => name.endsWith('.ts'));
    const different = examples.filter((example) => {
      const now = synthesize(original, '0.21.0', example);
      const then = synthesize(folder, CDKTN, example);
      const same = isDeepStrictEqual(now, then);
      process.stdout.write(`${same ? 'same' : 'DIFFERENT'}  ${example}, ${now.size} files\n`);
      return !same;
    });
    process.exitCode = different.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
