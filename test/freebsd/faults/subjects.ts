import type { HostManifest } from '../../../lib/manifest/schema';
import { limit, mount } from '../../support/manifest';
import { hostOf, thick, thin, web } from '../scenarios/example';
import { fileWith, type ProvisionedHost } from '../scenarios/provisioned-host';
import { declaredHosts, machineFor } from './declared-host';

/** A run of provision.sh that is cut off everywhere. */
export interface Subject {
  readonly name: string;
  readonly args: readonly string[];
  readonly manifest: HostManifest;
  /** The host right before the run. */
  readonly prepare: () => Promise<ProvisionedHost>;
}

const APPLY = ['apply', '--jobs', '1'];
const DESTROY = ['destroy'];

/** The first apply of what a program of examples/ declares, and the end of it. */
export function subjectsOf(program: string, cut = (manifest: HostManifest) => manifest): Subject[] {
  return declaredHosts(program).flatMap(({ name, manifest: whole }) => {
    const manifest = cut(whole);
    const prepare = () => fresh(manifest);
    return [
      { name: `${name}: the first apply`, args: APPLY, manifest, prepare },
      { name: `${name}: destroy`, args: DESTROY, manifest, prepare: () => applied(manifest) },
    ];
  });
}

/** A host with some of its jails, and without the datasets of the others. */
export function onlyJails(...names: readonly string[]): (manifest: HostManifest) => HostManifest {
  return (manifest) => {
    const left = manifest.jails.filter(({ name }) => !names.includes(name));
    const gone = new Set(left.flatMap(({ root }) => (root.kind === 'directory' ? [] : [root.dataset])));
    return {
      ...manifest,
      jails: manifest.jails.filter(({ name }) => names.includes(name)),
      datasets: manifest.datasets.filter(({ name }) => !gone.has(name)),
    };
  };
}

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

/** An apply that changes, adds and removes jails. */
export const CHANGE: Subject = {
  name: 'an apply that changes, adds and removes',
  args: APPLY,
  manifest: after,
  prepare: async () => {
    const host = await applied(before);
    host.give(after);
    return host;
  },
};

/** The addresses as given; what they have in zroot/data is mounted at `at`. */
function sharing(a: number, b: number, at: string): HostManifest {
  const jails = [
    thin('a', { ip4Addresses: [`em0|10.1.0.${a}/32`] }),
    thin('b', {
      ip4Addresses: [`em0|10.1.0.${b}/32`],
      mounts: [mount({ dataset: 'zroot/data', destination: '/data', source: at })],
    }),
  ];
  const { datasets, ...rest } = hostOf(jails, { bridges: [] });
  return {
    ...rest,
    datasets: datasets.map((one) => (one.name === 'zroot/data' ? { ...one, mountpoint: at } : one)),
  };
}

/** An apply that stops jails before it starts any: two swap their addresses, and a mount point moves. */
export const RELEASE: Subject = {
  name: 'an apply that moves what jails have',
  args: APPLY,
  manifest: sharing(3, 2, '/srv'),
  prepare: async () => {
    const host = await applied(sharing(2, 3, '/data'));
    host.give(sharing(3, 2, '/srv'));
    return host;
  },
};

async function fresh(manifest: HostManifest): Promise<ProvisionedHost> {
  const host = await machineFor(manifest);
  await plantForeign(host);
  host.give(manifest);
  return host;
}

/** With something in every dataset and in every jail that must not be lost. */
async function applied(manifest: HostManifest): Promise<ProvisionedHost> {
  const host = await fresh(manifest);
  await host.apply();
  for (const { mounts, name } of manifest.jails) {
    for (const { source } of mounts) host.host.files.write(`${source}/precious`, 'precious\n');
    await host.ask(`jexec ${name} sh -c 'echo mine >/root/file'`);
  }
  return host;
}

/** One of everything that is not ours; all of it has 'stranger' in its name. */
async function plantForeign({ host }: ProvisionedHost): Promise<void> {
  await host.plant(
    { dataset: 'zroot/stranger', files: { precious: 'precious\n' } },
    { bridge: 'stranger0', address: '10.99.0.1/24' },
    { jail: 'stranger', path: '/home/stranger' },
    { rule: 'jail:stranger:maxproc:deny=7' },
    { nullfs: '/mnt/stranger', from: '/home/stranger' },
    { file: '/etc/jail.conf.d/stranger.conf', content: 'stranger { path = /home/stranger; persist; }\n' },
  );
}
