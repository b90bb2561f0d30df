import { join } from 'node:path';
import {
  App,
  Architecture,
  Dataset,
  HealthCheck,
  Host,
  Jail,
  JailRoot,
  NullfsBase,
  RctlLimit,
  RctlResource,
  RemovalPolicy,
  TerraformStack,
  VnetBridge,
  type JailProps,
} from '../../lib';

/**
 * What freebsd.sh brings a real machine to: for each release and step an output of its own, in one folder.
 * Synthesize it anywhere (npx ts-node -T test/acceptance/program.ts FOLDER) and carry the folder, freebsd.sh
 * and checks.sh to the machine.
 *
 * Every name begins with 'cjt', and everything lies below /var/db/cdktf-jails-acceptance, so that nothing
 * of the machine is touched. The sum of the base stands for one that freebsd.sh puts in when it is told to
 * make its own base.
 */
const TOP = '/var/db/cdktf-jails-acceptance';
const RELEASES = { 13: '13.5', 14: '14.3', 15: '15.0' };

interface Step {
  readonly web?: Partial<JailProps>;
  readonly withoutDb?: boolean;
  readonly limited?: boolean;
}

const STEPS: Readonly<Record<string, Step>> = {
  first: {},
  // A file and the host name while it runs.
  changed: { web: { hostname: 'changed.cjt', files: [motd('changed')] } },
  // Stopped and started, and never well.
  broken: {
    web: {
      hostname: 'broken.cjt',
      execPoststart: ['/usr/bin/true'],
      healthCheck: HealthCheck.command(['/bin/test', '-e', '/nowhere'], {
        interval: 1,
        retries: 2,
        timeout: 5,
      }),
    },
  },
  limited: { limited: true },
  fewer: { withoutDb: true },
};

function motd(text: string): { content: string; destination: string; mode: string } {
  return { content: `${text}\n`, destination: '/usr/local/etc/cjt/motd', mode: '0640' };
}

function declare(outdir: string, release: string, architecture: Architecture, step: Step): void {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'acceptance');
  new Host(stack, 'host', {
    hostName: 'acceptance',
    release,
    architecture,
    jailConfPath: `${TOP}/jail.conf`,
    stateDirectory: `${TOP}/state`,
  });
  const jails = new Dataset(stack, 'jails', { datasetName: 'cjtpool/jails', mountpoint: `${TOP}/jails` });
  const data = new Dataset(stack, 'data', { datasetName: 'cjtpool/data', mountpoint: `${TOP}/data` });
  const base = new NullfsBase(stack, 'base', { dataset: jails, release: `${release}-RELEASE` });
  const bridge = new VnetBridge(stack, 'cjtbr', {
    ip4Cidr: '10.254.251.0/24',
    gateway4: '10.254.251.1',
    ip6Cidr: 'fd00:c17:c17::/64',
    gateway6: 'fd00:c17:c17::1',
  });
  const web = new Jail(stack, 'cjtweb', {
    root: JailRoot.nullfs(base),
    files: [motd('first')],
    healthCheck: HealthCheck.command(['/bin/test', '-d', '/srv/data']),
    ...step.web,
  });
  web.mount(data, '/srv');
  web.mount(data.child('inner'), '/srv/data');
  bridge.attach(web, { ip4Address: '10.254.251.10', ip6Address: 'fd00:c17:c17::10' });
  if (step.limited) {
    new RctlLimit(web, 'processes', { resource: RctlResource.MAXPROC, amount: 100 });
  }
  if (!step.withoutDb) {
    const scratch = jails.child('cjtdb', { removalPolicy: RemovalPolicy.DESTROY });
    const db = new Jail(stack, 'cjtdb', { root: JailRoot.clone(base, scratch) });
    web.startAfter(db);
  }
  app.synth();
}

/** Writes FOLDER/14-amd64-first and so on. */
export function writeBundles(folder: string, majors: readonly string[] = Object.keys(RELEASES)): void {
  for (const [major, release] of Object.entries(RELEASES)) {
    if (!majors.includes(major)) continue;
    for (const architecture of [Architecture.AMD64, Architecture.ARM64]) {
      for (const [name, step] of Object.entries(STEPS)) {
        declare(join(folder, `${major}-${architecture}-${name}`), release, architecture, step);
      }
    }
  }
}

if (require.main === module) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('which folder shall they be in?');
  writeBundles(folder);
}
