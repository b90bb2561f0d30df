import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Cost } from './synth-program';

const SIZES = [10, 100, 1000, 10000];
const KINDS = ['raw', 'texts', 'jails'] as const;
const ROUNDS = 3;
const PROGRAM = join(__dirname, 'synth-program.ts');

/**
 * Synth of many jails beside raw cdktf: once with a word in each resource, once with as much text as
 * ours carry. Each program runs in a process of its own, so that the peaks are its own.
 */
export function benchSynth(): void {
  console.log('jails     raw ms  texts ms   ours ms  ours/raw  ours/texts  raw MiB  ours MiB');
  for (const count of SIZES) {
    const [raw, texts, ours] = best(count) as [Cost, Cost, Cost];
    const cells = [
      String(count).padEnd(6),
      raw.milliseconds.toFixed(0).padStart(9),
      texts.milliseconds.toFixed(0).padStart(9),
      ours.milliseconds.toFixed(0).padStart(9),
      (ours.milliseconds / raw.milliseconds).toFixed(2).padStart(9),
      (ours.milliseconds / texts.milliseconds).toFixed(2).padStart(11),
      raw.peakMebibytes.toFixed(0).padStart(8),
      ours.peakMebibytes.toFixed(0).padStart(9),
    ];
    console.log(cells.join(' '));
  }
}

/** The quickest of a few runs by turns: what else the machine does only ever adds. */
function best(count: number): Cost[] {
  const rounds = Array.from({ length: ROUNDS }, () => KINDS.map((kind) => run(kind, count)));
  return KINDS.map((_, index) =>
    rounds.map((costs) => costs[index]!).reduce((a, b) => (b.milliseconds < a.milliseconds ? b : a)),
  );
}

function run(kind: (typeof KINDS)[number], count: number): Cost {
  const args = ['-r', 'ts-node/register/transpile-only', PROGRAM, kind, String(count)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Cost;
}

if (require.main === module) {
  benchSynth();
}
