import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kernelParameterTypes } from '../../../lib/facts/jail-parameter-types';
import {
  compareImport,
  planImport,
  printProgram,
  setAside,
  type Difference,
  type ImportOptions,
  type ImportPlan,
} from '../../../lib/import';
import * as library from '../../../lib';
import { evaluate } from '../../../lib/jailconf';
import { parseManifest } from '../../../lib/manifest/read';
import { memoryReader, type Files } from '../jailconf/memory-reader';

export const options: ImportOptions = {
  hostName: 'alpha',
  release: '15.1',
  fileName: 'jail.conf',
  datasets: [],
  verbatim: new Set(),
  leaveOut: new Map(),
};

const evaluated = (files: Files) =>
  evaluate('jail.conf', memoryReader(files), kernelParameterTypes, { until: 'expand' });

/** What the program of a jail.conf will say. */
export function planned(text: string, more: Partial<ImportOptions> = {}, files: Files = {}): ImportPlan {
  return planImport(evaluated({ 'jail.conf': text, ...files }), { ...options, ...more });
}

/** The program itself, from its first construct on. */
export function programOf(text: string, more: Partial<ImportOptions> = {}, files: Files = {}): string {
  const program = printProgram(planned(text, more, files));
  return program.slice(program.indexOf("'alpha'")).split('\n').slice(2, -2).join('\n');
}

interface Proof {
  readonly plan: ImportPlan;
  readonly program: string;
  readonly differences: readonly Difference[];
  /** What the synthesized program makes otherwise than another plan. */
  compareWith(other: ImportPlan): readonly Difference[];
}

/** Imports, synthesizes and compares, as the command does, in this process. */
export function proven(text: string, given: Partial<ImportOptions> = {}): Proof {
  const tried = { ...options, ...given };
  const plan = planned(text, tried);
  const program = printProgram(plan);
  const result = synthesized(program);
  if (result instanceof Error) {
    const refusals = [...result.message.matchAll(/^ {2}\[([^\]\n]+)\] (.*)$/gm)].map(([, path, message]) => ({
      path: path!,
      message: message!,
    }));
    const next = setAside(plan, tried, refusals);
    if (next === undefined) {
      throw result;
    }
    return proven(text, next);
  }
  const { jails } = evaluated({ 'jail.conf': result.jailConf });
  const manifest = parseManifest('manifest.json', result.manifest);
  const compareWith = (other: ImportPlan) => compareImport(other, manifest, jails);
  return { plan, program, differences: compareWith(plan), compareWith };
}

function synthesized(program: string): { manifest: string; jailConf: string } | Error {
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-jails-'));
  const before = process.env.CDKTF_OUTDIR;
  process.env.CDKTF_OUTDIR = join(folder, 'cdktf.out');
  try {
    const script = program.replace(/^import (\{[^}]*\}) from 'cdktf-jails';$/m, 'const $1 = library;');
    new Function('library', script)(library);
    const read = (name: string) => readFileSync(join(folder, 'cdktf.out/stacks/jails/alpha', name), 'utf8');
    return { manifest: read('manifest.json'), jailConf: read('jail.conf') };
  } catch (error) {
    return error as Error;
  } finally {
    process.env.CDKTF_OUTDIR = before;
    rmSync(folder, { recursive: true, force: true });
  }
}
