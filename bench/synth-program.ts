import { existsSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { Resource } from '@cdktf/provider-null/lib/resource';
import * as cdktf from 'cdktf';
import * as jails from '../lib';

const JAILS_PER_HOST = 50;

/** In memory where that can be: a disk's moods are larger than what is compared. */
const OUTPUT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** What one program cost. */
export interface Cost {
  readonly milliseconds: number;
  readonly peakMebibytes: number;
}

/** As long as what a jail's resource of ours carries. */
const TEXTS = {
  'jail.conf': '  exec.prestart += "/sbin/ifconfig e0a_web up";\n'.repeat(45),
  'provision.sh': 'jail web root=nullfs path=/jails/web/root\n'.repeat(5),
};

/**
 * The floor: cdktf alone, with as many stacks and null_resources.
 *
 * @param withTexts whether they carry as much text as ours, or nothing but a word
 */
export function rawProgram(count: number, withTexts = false): Cost {
  return measure((outdir) => {
    const app = new cdktf.App({ outdir });
    for (const members of hosts(count)) {
      const stack = new cdktf.TerraformStack(app, members.host);
      new NullProvider(stack, 'null');
      new Resource(stack, 'host', { triggers: { address: members.host } });
      new Resource(stack, 'converge', { triggers: { address: members.host } });
      members.jails.forEach(
        (name) => new Resource(stack, name, { triggers: withTexts ? { ...TEXTS } : { name } }),
      );
    }
    app.synth();
  });
}

/** The same number of jails, each with a dataset, a nullfs root, an interface of its own and two limits. */
export function jailsProgram(count: number): Cost {
  return measure((outdir) => {
    const app = new jails.App({ outdir });
    for (const members of hosts(count)) {
      const stack = new jails.TerraformStack(app, members.host);
      new jails.Host(stack, 'host', { hostName: members.host, release: '14.4', ssh: { host: members.host } });
      const parent = new jails.Dataset(stack, 'jails', { datasetName: 'zroot/jails', mountpoint: '/jails' });
      const base = new jails.NullfsBase(stack, 'base', { dataset: parent, release: '14.4-RELEASE' });
      const bridge = new jails.VnetBridge(stack, 'lan', { ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1' });
      members.jails.forEach((name, index) => {
        const jail = new jails.Jail(stack, name, { root: jails.JailRoot.nullfs(base) });
        bridge.attach(jail, { ip4Address: `10.0.0.${index + 2}` });
        new jails.RctlLimit(jail, 'memory', {
          resource: jails.RctlResource.VMEMORYUSE,
          amount: jails.Size.gibibytes(2),
        });
        new jails.RctlLimit(jail, 'processes', { resource: jails.RctlResource.MAXPROC, amount: 200 });
      });
    }
    app.synth();
  });
}

function hosts(count: number): { host: string; jails: string[] }[] {
  const names = Array.from({ length: count }, (_, index) => `jail${index}`);
  return Array.from({ length: Math.ceil(count / JAILS_PER_HOST) }, (_, index) => ({
    host: `host${index}`,
    jails: names.slice(index * JAILS_PER_HOST, (index + 1) * JAILS_PER_HOST),
  }));
}

function measure(program: (outdir: string) => void): Cost {
  const outdir = mkdtempSync(join(OUTPUT, 'cdktf-jails-bench-'));
  try {
    const start = process.hrtime.bigint();
    program(outdir);
    const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
    return { milliseconds, peakMebibytes: process.resourceUsage().maxRSS / 1024 };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

if (require.main === module) {
  const [kind, count] = process.argv.slice(2);
  const cost = kind === 'jails' ? jailsProgram(Number(count)) : rawProgram(Number(count), kind === 'texts');
  process.stdout.write(`${JSON.stringify(cost)}\n`);
}
