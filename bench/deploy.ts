/* Measures synth beside terraform's own plan, in one stack: npx ts-node -T bench/deploy.ts */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Dataset, Host, Jail, JailRoot, NullfsBase, PlanResource, TerraformStack } from '../lib';

const JAILS_PER_HOST = 50;

/** Prints a table of milliseconds in our code and in terraform, for a first plan of that many hosts. */
export function benchDeploy(hosts: readonly number[] = [1, 10, 50]): void {
  process.stdout.write('hosts  jails   synth ms  terraform plan ms\n');
  for (const count of hosts) {
    const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      const synth = milliseconds(() => synthesize(outdir, count));
      const stack = join(outdir, 'stacks', 'fleet');
      terraform(stack, 'init', '-input=false');
      const plan = milliseconds(() => terraform(stack, 'plan', '-input=false', '-out=plan.bin'));
      const columns = [count, count * JAILS_PER_HOST, synth, plan].map((value) => value.toFixed(0));
      const [first = '', second = '', third = '', fourth = ''] = columns;
      process.stdout.write(
        `${first.padStart(5)}${second.padStart(7)}${third.padStart(11)}${fourth.padStart(19)}\n`,
      );
    } finally {
      rmSync(outdir, { recursive: true, force: true });
    }
  }
}

/** With resources that are built into terraform, so that no provider counts. */
function synthesize(outdir: string, hosts: number): void {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'fleet');
  for (let index = 0; index < hosts; index++) {
    const ssh = { host: `h${index}.example.org` };
    const host = new Host(stack, `h${index}`, {
      release: '14.4',
      ssh,
      planResource: PlanResource.TERRAFORM_DATA,
    });
    const dataset = new Dataset(host, 'jails', { datasetName: 'zroot/jails', mountpoint: '/jails' });
    const base = new NullfsBase(host, 'base', { dataset, release: '14.4-RELEASE' });
    for (let number = 1; number <= JAILS_PER_HOST; number++) {
      const address = `em0|10.${index}.0.${number}/16`;
      new Jail(host, `j${number}`, { root: JailRoot.nullfs(base), ip4Addresses: [address] });
    }
  }
  app.synth();
}

function terraform(cwd: string, ...words: readonly string[]): void {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const { status, stderr, error } = spawnSync(process.env.TERRAFORM_BINARY_NAME ?? 'terraform', words, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (error !== undefined || status !== 0) {
    throw new Error(`terraform ${words.join(' ')} failed: ${stderr}`, { cause: error });
  }
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

if (require.main === module) {
  benchDeploy();
}
