import type { Prison } from '../kernel/prison';
import type { Release } from '../release';
import type { Mount } from './mount-table';
import type { Network } from './network';
import type { ZfsState } from './zfs-state';

/** A daemon that runs on the host or in a jail. It is an entry here, not a process of this machine. */
export interface Service {
  readonly name: string;
  readonly pid: number;
  readonly jid?: number;
  /** TCP ports it listens on. */
  readonly ports: readonly number[];
}

/** What the package repository has under a name. */
export interface PackageSource {
  readonly version: string;
  readonly dependencies?: readonly string[];
  /** Paths and contents of what is installed. */
  readonly files?: Readonly<Record<string, string>>;
  /** A daemon that comes with it: an rc script of this name, listening on these ports. */
  readonly service?: { readonly name: string; readonly ports: readonly number[] };
}

/** Everything that the simulated kernel and its neighbours keep, except for the contents of files. */
export interface HostState {
  release: Release;
  architecture: 'amd64' | 'arm64';
  hostname: string;
  /** Seconds since the epoch. */
  bootTime: number;
  /** Seconds that commands have slept without real time passing. */
  slept: number;
  sysctls: Record<string, string>;
  modules: string[];
  network: Network;
  mounts: Mount[];
  /** rctl(8) rules, oldest first. */
  rules: string[];
  /** devfs rulesets: rule texts by ruleset and rule number. */
  rulesets: Record<number, Record<number, string>>;
  services: Service[];
  zfs: ZfsState;
  prisons: Prison[];
  lastJid: number;
  /** Dying jails, and the host's time at which the last reference is gone. */
  dying: { readonly jid: number; readonly until: number }[];
  /** How many seconds the jails of these names stay dying once they are removed. */
  lingers: Record<string, number>;
  /** What logger(1) was given. */
  messages: string[];
  repository: Record<string, PackageSource>;
  /** Addresses that answer to fetch(1): URL and content (latin1). */
  downloads: Record<string, string>;
  nextPid: number;
}
