import type { HostManifest } from '../../../lib/manifest/schema';
import { limit } from '../../support/manifest';
import { SimulatedHost, type HostSnapshot, type RunOptions } from '../host';
import { hostOf, thick, web } from './example';
import { fingerprint } from './fingerprint';
import { fileWith, ProvisionedHost } from './provisioned-host';

jest.setTimeout(600_000);

const NGINX = {
  version: '1.26',
  files: { '/usr/local/sbin/nginx': '' },
  service: { name: 'nginx', ports: [80] },
};

const full = web({
  packages: ['nginx'],
  services: ['nginx'],
  sysrc: { nginx_flags: '-q' },
  limits: [limit()],
  files: [fileWith('web', '/usr/local/etc/nginx/nginx.conf', 'worker_processes 1;\n')],
  healthCheck: { kind: 'tcp', port: 80, interval: 1, retries: 3, timeout: 2 },
});
const before = hostOf([{ ...full, startAfter: [{ path: 'p/db', name: 'db' }] }, thick('db')]);
/** Restarts web, writes a file, removes db, adds cache. */
const after = hostOf([
  {
    ...full,
    parameters: { ...full.parameters, 'exec.fib': 0 },
    files: [fileWith('web', '/usr/local/etc/nginx/nginx.conf', 'worker_processes 2;\n')],
  },
  thick('cache'),
]);

interface Example {
  readonly name: string;
  readonly from?: HostManifest;
  readonly to: HostManifest;
  readonly args: readonly string[];
}

const EXAMPLES: readonly Example[] = [
  { name: 'a first apply', to: before, args: ['apply', '--jobs', '1'] },
  {
    name: 'an apply that changes, adds and removes',
    from: before,
    to: after,
    args: ['apply', '--jobs', '1'],
  },
  { name: 'destroy', from: before, to: before, args: ['destroy'] },
];

/** One command in so many is tried; FAULTS=1 tries every one. */
const STRIDE = Number(process.env.FAULTS ?? 41);

const MODES = ['failAt', 'killBefore', 'killAfter'] as const;

describe.each(EXAMPLES)('$name, cut off at any command', ({ from, to, args }) => {
  let kept: HostSnapshot;
  let clean: string;
  let count: number;

  const restored = async () => ProvisionedHost.of(await SimulatedHost.restore(kept), '14.4');

  beforeAll(async () => {
    const host = await ProvisionedHost.create('14.4', { repository: { nginx: NGINX } });
    if (from !== undefined) {
      host.give(from);
      await host.apply();
      await host.host.sh('echo precious >/data/file; jexec web sh -c "echo mine >/root/file"');
    }
    host.give(to);
    kept = await host.host.snapshot();
    await host.close();
    const whole = await restored();
    const result = await whole.run(args);
    expect([result.exit, result.stderr]).toEqual([0, '']);
    count = result.commands.length;
    clean = await fingerprint(whole);
    await whole.close();
  });
  afterAll(() => SimulatedHost.discard(kept));

  it.each(MODES.map((mode, index) => [mode, index + 1] as const))(
    '%s: the next run reaches the same end',
    async (mode, first) => {
      for (let number = first; number <= count; number += STRIDE) {
        const host = await restored();
        const fault: RunOptions = { [mode]: number };
        const cut = await host.run(args, fault);
        const next = await host.run(args);
        const where = `${mode} ${number}: ${cut.commands[number - 1]?.argv.slice(0, 6).join(' ')}\n${next.stdout}${next.stderr}`;
        expect([where, next.exit, await fingerprint(host)]).toEqual([where, 0, clean]);
        if (from !== undefined) expect(await host.ask('cat /data/file')).toBe('precious\n');
        if (args[0] === 'apply') expect((await host.plan()).exit).toBe(0);
        await host.close();
      }
    },
  );
});
