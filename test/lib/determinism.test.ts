/** The output is a function of the program: the same bytes for anyone, anywhere, at any time. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Dataset, Jail, JailRoot, RctlLimit, RctlResource, TerraformStack, VnetBridge } from '../../lib';
import { PROJECT, runProgram } from '../support/child';
import { base, host } from '../support/program';
import { filesBelow, synthApp, testApp } from '../support/synth';

describe('two people on two machines', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'determinism-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Synthesizes the flagship in a project of its own. */
  function synthIn(place: string, env: Record<string, string>, umask: string): string {
    const cwd = join(folder, place);
    mkdirSync(cwd, { recursive: true });
    cpSync(join(PROJECT, 'examples'), join(cwd, 'examples'), { recursive: true });
    ['lib', 'node_modules'].forEach((name) => symlinkSync(join(PROJECT, name), join(cwd, name)));
    const run = runProgram('examples/production.ts', {
      outdir: 'cdktf.out',
      cwd,
      env,
      prelude: `umask ${umask}`,
    });
    expect(run).toEqual({ status: 0, stdout: '', stderr: '' });
    return join(cwd, 'cdktf.out');
  }

  it('get the same bytes and the same permissions', () => {
    const [one, other] = [
      synthIn(
        'anna',
        { TZ: 'Pacific/Kiritimati', HOME: '/home/anna', USER: 'anna', LANG: 'de_DE.UTF-8', HOSTNAME: 'a' },
        '022',
      ),
      synthIn(
        'a longer/path/bob',
        { TZ: 'America/Anchorage', HOME: '/root', USER: 'root', LC_ALL: 'tr_TR.UTF-8', HOSTNAME: 'b' },
        '077',
      ),
    ] as const;
    const [ours, theirs] = [filesBelow(one), filesBelow(other)];
    expect([...ours.keys()]).toEqual(
      expect.arrayContaining([
        'manifest.json',
        'stacks/production/cdk.tf.json',
        'stacks/production/alpha/jail.conf',
        'stacks/production/alpha/manifest.json',
        'stacks/production/alpha/provision.sh',
      ]),
    );
    expect(theirs).toEqual(ours);
    const modes = (outdir: string) =>
      [...ours.keys()]
        .filter((path) => path.includes('/alpha/'))
        .map((path) => `${path} ${(statSync(join(outdir, path)).mode & 0o777).toString(8)}`);
    expect(modes(other)).toEqual(modes(one));
  });
});

describe('two orders of one program', () => {
  const JAILS = ['app', 'cache', 'db', 'web'];

  /** A program whose declarations stand in the order of the numbers. */
  function synthInOrder(order: readonly number[]): ReadonlyMap<string, string> {
    const app = testApp();
    const stack = new TerraformStack(app, 'lab');
    host(stack);
    const made = base(stack);
    const data = new Dataset(stack, 'data', { datasetName: 'zroot/data', mountpoint: '/data' });
    const inOrder = <T>(items: readonly T[]) =>
      [...items]
        .map((item, index) => [order[index % order.length]! + index / 100, item] as const)
        .sort(([a], [b]) => a - b)
        .map(([, item]) => item);

    const datasets = new Map(inOrder(JAILS).map((id) => [id, data.child(id)]));
    const jails = new Map(
      inOrder(JAILS).map((id) => [
        id,
        new Jail(stack, id, {
          root: JailRoot.nullfs(made),
          packages: inOrder(['a', 'b', 'c']),
          allow: inOrder(['mlock', 'read_msgbuf', 'set_hostname']),
          sysrc: Object.fromEntries(inOrder([['a_enable', 'YES'] as const, ['b_enable', 'NO'] as const])),
          files: inOrder(['/etc/a', '/etc/b']).map((destination) => ({ destination, content: destination })),
        }),
      ]),
    );
    for (const id of inOrder(JAILS)) {
      const jail = jails.get(id)!;
      inOrder(['/srv/a', '/srv/b']).forEach((destination) => jail.mount(datasets.get(id)!, `${destination}`));
      inOrder([RctlResource.MAXPROC, RctlResource.NTHR, RctlResource.OPENFILES]).forEach(
        (resource) => new RctlLimit(jail, resource, { resource, amount: 100 }),
      );
      inOrder(['allow.mlock', 'allow.read_msgbuf']).forEach((name) => jail.acknowledgeRisk(name, 'because'));
    }
    jails.get('web')!.startAfter(...inOrder([jails.get('app')!, jails.get('cache')!, jails.get('db')!]));
    for (const [name, number] of inOrder([['back', 0] as const, ['front', 1] as const])) {
      const bridge = new VnetBridge(stack, name, {
        ip4Cidr: `10.${number}.0.0/24`,
        gateway4: `10.${number}.0.1`,
      });
      inOrder(JAILS).forEach((id) =>
        bridge.attach(jails.get(id)!, {
          ip4Address: `10.${number}.0.${10 + JAILS.indexOf(id)}`,
          defaultRoute: number === 0,
        }),
      );
    }
    return synthApp(app).files;
  }

  it('give the same bytes', () => {
    const wanted = withoutFolder(synthInOrder([0, 1, 2, 3]));
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (order) => {
        expect(withoutFolder(synthInOrder(order))).toEqual(wanted);
      }),
      { numRuns: 12 },
    );
  });

  /** Each synth here has a folder of its own, which the path of Terraform's state tells. */
  function withoutFolder(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    return new Map([...files].map(([path, text]) => [path, text.replace(/cdktf-jails-[A-Za-z0-9]{6}/g, '')]));
  }
});
