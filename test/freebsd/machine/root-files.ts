import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { HostOptions } from '../state/initial-state';
import type { Release } from '../release';
import { userland, writeBase } from './base-system';
import type { Disk } from './disk';
import type { Agent } from './agent';
import { assignments } from '../state/rc-conf';

/** The host's own rc.conf, as the installer leaves it. */
const INSTALLED = {
  hostname: 'host.example.org',
  ifconfig_em0: 'inet 192.0.2.10 netmask 255.255.255.0',
  defaultrouter: '192.0.2.1',
  sshd_enable: 'YES',
  zfs_enable: 'YES',
};

const PROGRAM_FOLDERS = ['bin', 'sbin', 'usr/bin', 'usr/sbin'];

const templates = new Map<string, string>();

/** A host's root directory as it is after installation, made once for each version. */
function template(version: string): string {
  const made = templates.get(version);
  if (made !== undefined && existsSync(made)) return made;
  const top = mkdtempSync(join(tmpdir(), 'freebsd-root-'));
  const folder = join(top, 'root');
  mkdirSync(folder);
  process.once('exit', () => rmSync(top, { recursive: true, force: true }));
  writeBase(folder, version);
  movePrograms(folder, join(top, 'programs'));
  // The real programs of this machine find their loader and libraries where they look for them.
  symlinkSync('/rescue/linux/lib64', join(folder, 'lib64'));
  for (const triplet of ['x86_64-linux-gnu', 'aarch64-linux-gnu']) {
    symlinkSync(`/rescue/linux/lib/${triplet}`, join(folder, 'lib', triplet));
  }
  templates.set(version, folder);
  return folder;
}

/** The folders of programs are the same for all hosts: they are mounted, not copied. */
function movePrograms(from: string, to: string): void {
  for (const name of PROGRAM_FOLDERS) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    renameSync(join(from, name), join(to, name));
    mkdirSync(join(from, name));
  }
}

/** Mounts the programs of a host of some version. */
export async function mountPrograms(disk: Disk, agent: Agent, version: string): Promise<void> {
  const programs = join(dirname(template(version)), 'programs');
  const bind = (name: string) => agent.bind(join(programs, name), join(disk.root, name), { readOnly: true });
  await Promise.all(PROGRAM_FOLDERS.map(bind));
}

/** Fills the root directory of a new host. */
export async function installRoot(
  disk: Disk,
  agent: Agent,
  release: Release,
  options: HostOptions,
): Promise<void> {
  await agent.copyTree(template(userland(release, options.patch)), disk.root);
  const { tree } = disk;
  const variables = { ...INSTALLED, hostname: options.hostname ?? INSTALLED.hostname, ...options.rcConf };
  if (options.pool === null) delete (variables as Partial<typeof INSTALLED>).zfs_enable;
  tree.write('/etc/rc.conf', assignments(variables));
  tree.write('/boot/loader.conf', options.racct === false ? '' : 'kern.racct.enable=1\n');
  tree.write('/etc/fstab', '');
  tree.write('/etc/resolv.conf', 'nameserver 192.0.2.1\n');
  tree.write('/etc/localtime', 'TZif2');
}
