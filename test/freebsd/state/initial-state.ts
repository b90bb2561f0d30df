import type { Release } from '../release';
import { atLeast, osreldate } from '../release';
import type { HostState, PackageSource } from './host-state';
import { addInterface, emptyNetwork } from './network';
import { emptyZfs } from './zfs-state';

/** What a host is made with. */
export interface HostOptions {
  /** @default 'amd64' */
  readonly architecture?: 'amd64' | 'arm64';
  /** @default 'host.example.org' */
  readonly hostname?: string;
  /** The patch level of the userland. @default 0 */
  readonly patch?: number;
  /** Whether the kernel counts resources (kern.racct.enable). @default true */
  readonly racct?: boolean;
  /** The name of the ZFS pool; null for a host without ZFS. @default 'zroot' */
  readonly pool?: string | null;
  /** Whether the pool is a real one, of zfs-fuse; the host then boots from UFS. @default 'simulated' */
  readonly zfs?: 'simulated' | 'real';
  /** Variables of rc.conf beside the installer's. */
  readonly rcConf?: Readonly<Record<string, string>>;
  /** Packages that can be installed. */
  readonly repository?: Readonly<Record<string, PackageSource>>;
}

/** Loaded on a running GENERIC system; the rest is a kldload away. */
const LOADED = ['kernel', 'zfs.ko', 'cryptodev.ko'];

const fixedSysctls = (release: Release, options: HostOptions): Record<string, string> => ({
  'kern.ostype': 'FreeBSD',
  'kern.osrelease': `${release}-RELEASE${options.patch ? `-p${options.patch}` : ''}`,
  'kern.osreldate': String(osreldate(release)),
  'kern.hostname': options.hostname ?? 'host.example.org',
  'kern.hostuuid': '2f1c2ba4-7e0c-11ef-9d0a-0cc47ad8b808',
  'kern.racct.enable': options.racct === false ? '0' : '1',
  'kern.features.vimage': '1',
  'kern.features.rctl': '1',
  'kern.features.racct': '1',
  'hw.machine': options.architecture ?? 'amd64',
  'hw.machine_arch': options.architecture === 'arm64' ? 'aarch64' : 'amd64',
  'hw.ncpu': '8',
  'hw.physmem': '34232082432',
  'security.jail.jailed': '0',
  'security.jail.vnet': '0',
  'security.jail.jail_max_af_ips': '255',
  'security.bsd.see_other_uids': '1',
  'security.bsd.see_jail_proc': '1',
  'net.inet.ip.forwarding': '0',
  'net.inet6.ip6.forwarding': '0',
  'net.fibs': '1',
  'net.link.epair.ether_gen_addr': '1',
  'vfs.usermount': '0',
  'vfs.zfs.version.spa': '5000',
});

/** A host fresh from the installer, running. */
export function initialState(release: Release, options: HostOptions): HostState {
  const hostname = options.hostname ?? 'host.example.org';
  const network = emptyNetwork();
  addInterface(network, 'ether', 0, undefined, {
    name: 'em0',
    groups: [],
    up: true,
    ether: '0c:c4:7a:d8:b8:08',
    inet: [{ address: '192.0.2.10', prefix: 24 }],
  });
  addInterface(network, 'lo', 0, undefined, {
    up: true,
    inet: [{ address: '127.0.0.1', prefix: 8 }],
    inet6: [{ address: '::1', prefix: 128 }],
  });
  network.routes.push({ destination: 'default', gateway: '192.0.2.1', family: 'inet' });
  const sysctls = fixedSysctls(release, options);
  if (!atLeast(release, '15.1')) delete sysctls['net.link.epair.ether_gen_addr'];
  // It comes with the module, which nothing loads on a host without a pool.
  if (options.pool === null) delete sysctls['vfs.zfs.version.spa'];
  return {
    release,
    architecture: options.architecture ?? 'amd64',
    hostname,
    bootTime: Math.floor(Date.now() / 1000) - 86400,
    slept: 0,
    sysctls,
    modules: [...LOADED],
    network,
    mounts: [],
    rules: [],
    rulesets: {},
    services: [],
    zfs: emptyZfs(),
    prisons: [],
    lastJid: 0,
    dying: [],
    lingers: {},
    messages: [],
    repository: { ...options.repository },
    downloads: {},
    nextPid: 50000,
  };
}
