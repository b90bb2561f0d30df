/* Measures what it costs to find nothing to do: npx ts-node bench/provision.ts */
import { renderJailConf } from '../lib/render/jail-conf';
import { renderJailState } from '../lib/render/desired-state';
import type { JailEntry } from '../lib/manifest/jail-schema';
import type { HostManifest } from '../lib/manifest/schema';
import { hostOf } from '../test/freebsd/scenarios/example';
import { fileWith, ProvisionedHost } from '../test/freebsd/scenarios/provisioned-host';
import { factRows } from '../test/lib/runtime/shell';
import { jail, limit } from '../test/support/manifest';

/** Prints time and number of external commands of an apply with nothing to do, by the number of jails. */
export async function benchProvision(sizes: readonly number[] = [1, 100, 500]): Promise<void> {
  console.log('jails   external commands   milliseconds');
  for (const size of sizes) {
    const { commands, milliseconds } = await settledRun(size);
    console.log(
      `${String(size).padStart(5)}${String(commands).padStart(20)}${milliseconds.toFixed(0).padStart(15)}`,
    );
  }
}

async function settledRun(size: number): Promise<{ commands: number; milliseconds: number }> {
  const host = await ProvisionedHost.create();
  try {
    const manifest = hostOf(Array.from({ length: size }, (_, index) => member(index)));
    await settle(host, manifest);
    await host.apply();
    const start = performance.now();
    const { commands, stdout } = await host.apply();
    const milliseconds = performance.now() - start;
    if (stdout !== 'host alpha: nothing to do\n') throw new Error(stdout.slice(0, 1000));
    return { commands: commands.length, milliseconds };
  } finally {
    await host.close();
  }
}

/** About ten facts a jail, as in a fleet of equal servers. */
function member(index: number): JailEntry {
  const name = `member${String(index).padStart(4, '0')}`;
  return jail({
    name,
    parameters: { 'mount.devfs': false, securelevel: 2, 'children.max': 0 },
    ip4Addresses: [`em0|10.0.${index >> 8}.${index & 255}/16`],
    limits: [limit(), limit({ resource: 'memoryuse', amount: 2 ** 29 })],
    files: [fileWith(name, '/etc/motd', 'welcome\n')],
    sysrc: { sendmail_enable: 'NONE' },
  });
}

/** Leaves a host as apply would have left it, without starting so many jails one by one. */
async function settle(host: ProvisionedHost, manifest: HostManifest): Promise<void> {
  const { files } = host.host;
  host.give(hostOf([]));
  await host.apply();
  const states = factRows(manifest.jails.map((entry) => renderJailState(entry)).join('')).split('\n');
  for (const entry of manifest.jails) {
    const rows = states.filter((row) => row.split('\t')[1] === entry.name);
    files.write(`/var/db/cdktf-jails/jails/${entry.name}/applied`, `${rows.join('\n')}\n`);
    files.write(`${entry.root.path}/etc/motd`, 'welcome\n', 0o644);
    await host.host.plant(
      { jail: entry.name, path: entry.root.path },
      { rule: `jail:${entry.name}:maxproc:deny=100` },
      { rule: `jail:${entry.name}:memoryuse:deny=${2 ** 29}` },
    );
  }
  files.write('/etc/jail.conf', renderJailConf(manifest));
  host.give(manifest);
}

if (require.main === module) void benchProvision();
