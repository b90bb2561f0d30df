/**
 * What a host's release has and another one lacks, beyond single parameters of jail(8).
 *
 * From the release notes of 13.0, 14.0 and 15.0, the manuals and recorded runs. A fact of low confidence is
 * a guess about the first release: nothing that must work rests on one.
 */
import { compareReleases } from './release-order';

export interface HostFeatureFact {
  readonly name: string;
  /** The first release that has it. */
  readonly since: string;
  readonly confidence?: 'low';
  /** What in this library asks for it; empty: we keep away from it on every release. */
  readonly usedBy: readonly string[];
  readonly summary: string;
}

const facts = {
  'jail -e': {
    since: '13.0',
    usedBy: ['provision'],
    summary: 'prints what a configuration file means, and changes nothing',
  },
  'zstd compression': {
    since: '13.0',
    usedBy: ['Dataset'],
    summary: 'compression=zstd, with OpenZFS 2.0',
  },
  'ifconfig -j': {
    since: '14.0',
    usedBy: ['VnetBridge'],
    summary: "configures an interface in a jail with the host's own ifconfig",
  },
  'jail.conf .include': {
    since: '14.0',
    usedBy: [],
    summary: 'one configuration file takes in others',
  },
  'single-file nullfs': {
    since: '14.0',
    confidence: 'low',
    usedBy: ['Jail.mount'],
    summary: 'mounts one file over another',
  },
  'blake3 checksum': {
    since: '14.0',
    usedBy: ['Dataset'],
    summary: 'checksum=blake3 and dedup=blake3, with OpenZFS 2.2',
  },
  'zfs set -u': {
    since: '14.0',
    usedBy: [],
    summary: 'records a mountpoint and leaves the mount as it is, with OpenZFS 2.2',
  },
  'compression by default': {
    since: '14.0',
    usedBy: [],
    summary: 'a dataset is compressed unless told otherwise, with OpenZFS 2.2',
  },
  'jailed nfsd': {
    since: '14.0',
    usedBy: ['Jail.allow'],
    summary: 'allow.nfsd',
  },
  'zfs.dataset': {
    since: '15.0',
    usedBy: [],
    summary: 'jail(8) hands datasets over by itself',
  },
  'meta and env': {
    since: '15.0',
    usedBy: ['Jail.parameters'],
    summary: 'descriptions that the kernel keeps with a jail',
  },
  'jail -C': {
    since: '15.0',
    confidence: 'low',
    usedBy: [],
    summary: 'runs what follows the removal of a jail that is gone already',
  },
  'exec.prepare and exec.release': {
    since: '13.0',
    usedBy: [],
    summary: 'hooks before everything of a start and after everything of a stop',
  },
  'hook variables': {
    since: '15.0',
    confidence: 'low',
    usedBy: [],
    summary: 'host hooks find JID, JNAME and JPATH in their environment',
  },
  'stable epair addresses': {
    since: '15.0',
    usedBy: [],
    summary: 'the MAC address of an epair without one of its own stays the same over reboots',
  },
  'addresses on the bridge only': {
    since: '15.0',
    usedBy: ['VnetBridge'],
    summary: 'an IP address on a member of a bridge is refused',
  },
  'bridge VLAN filter': {
    since: '15.0',
    usedBy: [],
    summary: 'members of a bridge with VLANs of their own',
  },
  pkgbase: {
    since: '15.0',
    usedBy: [],
    summary: 'the base system as packages',
  },
} as const satisfies Record<string, Omit<HostFeatureFact, 'name'>>;

export type HostFeature = keyof typeof facts;

export const hostFeatures: readonly HostFeatureFact[] = Object.entries(facts).map(([name, fact]) => ({
  name,
  ...fact,
}));

export function hostFeature(name: HostFeature): Omit<HostFeatureFact, 'name'> {
  return facts[name];
}

/**
 * Whether a host of this release has a feature.
 *
 * @param release the two numbers of a release, such as '14.4'
 */
export function releaseHas(release: string, feature: HostFeature): boolean {
  return compareReleases(release, facts[feature].since) >= 0;
}
