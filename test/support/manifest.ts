/**
 * Manifests for tests: a minimal valid one of each part, and what the test is about on top.
 *
 *     manifest({ jails: [jail({ name: 'web', ip4Addresses: ['em0|10.0.0.2/24'] })] })
 *
 * What is not said follows from the name, so that two parts never clash by accident.
 */
import { createHash } from 'node:crypto';
import type { BaseEntry } from '../../lib/manifest/base-schema';
import type { BridgeEntry } from '../../lib/manifest/bridge-schema';
import type { DatasetEntry } from '../../lib/manifest/dataset-schema';
import type { HostEntry } from '../../lib/manifest/host-schema';
import type {
  FileEntry,
  InterfaceEntry,
  JailEntry,
  LimitEntry,
  MountEntry,
} from '../../lib/manifest/jail-schema';
import type { NullfsRootEntry } from '../../lib/manifest/jail-root-schema';
import type { HostManifest } from '../../lib/manifest/schema';
import { GENERATOR, SCHEMA_VERSION } from '../../lib/manifest/version';

type ManifestParts = Partial<Omit<HostManifest, 'host'>> & { readonly host?: Partial<HostEntry> };

/** One host, `alpha` of stack `production` with FreeBSD 14.4 where nothing else is said. */
export function manifest({ host = {}, ...parts }: ManifestParts = {}): HostManifest {
  const stack = parts.stack ?? 'production';
  return {
    generator: GENERATOR,
    schemaVersion: SCHEMA_VERSION,
    stack,
    datasets: [],
    bases: [],
    bridges: [],
    jails: [],
    ...parts,
    host: {
      path: `${stack}/${host.name ?? 'alpha'}`,
      name: 'alpha',
      release: '14.4',
      architecture: 'amd64',
      jailConfPath: '/etc/jail.conf',
      stateDirectory: '/var/db/cdktf-jails',
      ...host,
    },
  };
}

/** What every jail has unless its program says otherwise. */
const STRICT = {
  persist: true,
  enforce_statfs: 2,
  'allow.set_hostname': false,
  'mount.devfs': true,
  devfs_ruleset: 4,
  'exec.clean': true,
};

/**
 * A jail in the directory `/jails/NAME`, with no network and nothing else. Parameters come on top of
 * those that every jail has.
 */
export function jail({ parameters, ...parts }: Partial<JailEntry> & { readonly name: string }): JailEntry {
  return {
    path: `production/${parts.name}`,
    hostname: parts.name,
    root: { kind: 'directory', path: `/jails/${parts.name}` },
    ip4Addresses: [],
    ip6Addresses: [],
    interfaces: [],
    mounts: [],
    parameters: { ...STRICT, ...parameters },
    hooks: {},
    limits: [],
    startAfter: [],
    packages: [],
    services: [],
    sysrc: {},
    files: [],
    snapshotsKept: 5,
    acknowledgements: [],
    ...parts,
  };
}

/** The root of a jail on a read-only base, in the dataset `zroot/jails/NAME`. */
export function nullfsRoot(name: string, parts: Partial<NullfsRootEntry> = {}): NullfsRootEntry {
  return {
    kind: 'nullfs',
    path: `/jails/${name}/root`,
    base: 'zroot/bases/14.4',
    basePath: '/bases/14.4',
    dataset: `zroot/jails/${name}`,
    home: `/jails/${name}`,
    writable: ['etc', 'root', 'tmp', 'usr/local', 'var'],
    ...parts,
  };
}

/** A dataset `zroot/NAME`, mounted at `/NAME` and kept. */
export function dataset(parts: Partial<DatasetEntry> & { readonly name: string }): DatasetEntry {
  const local = parts.name.split('/').slice(1).join('/');
  return {
    path: `production/${local.replaceAll('/', '-') || parts.name}`,
    mountpoint: `/${local || parts.name}`,
    mountpointInherited: false,
    removalPolicy: 'retain',
    properties: {},
    ...parts,
  };
}

/** The base that `nullfsRoot()` stands on. */
export function base(parts: Partial<BaseEntry> = {}): BaseEntry {
  return {
    path: 'production/base',
    release: '14.4-RELEASE',
    dataset: 'zroot/bases/14.4',
    mountpoint: '/bases/14.4',
    sources: ['https://mirror.example/base.txz'],
    sha256: '769f60a6eea2938ad6b7943cfbcc17dfaf7d1f7ba59a32b869a00349302df853',
    writable: ['etc', 'root', 'tmp', 'usr/local', 'var'],
    mountPoints: [],
    ...parts,
  };
}

/** A bridge without networks or uplink. */
export function bridge(parts: Partial<BridgeEntry> & { readonly name: string }): BridgeEntry {
  return { path: `production/${parts.name}`, unit: numberOf(parts.name), isolated: false, ...parts };
}

/** A jail's interface on the bridge `lan`, called after the jail: `e0a_NAME` on the host, `e0b_NAME` in the jail. */
export function networkInterface(
  jailName: string,
  { index = 0, ...parts }: Partial<InterfaceEntry> & { readonly index?: number } = {},
): InterfaceEntry {
  const mac = (end: string) =>
    `02${digest(`${jailName} ${index} ${end}`).slice(0, 10).replace(/../g, ':$&')}`;
  return {
    path: `production/${parts.bridge ?? 'lan'}`,
    bridge: 'lan',
    isolated: false,
    unit: numberOf(`${jailName} ${index}`),
    hostEnd: `e${index}a_${jailName}`,
    jailEnd: `e${index}b_${jailName}`,
    hostMac: mac('host'),
    jailMac: mac('jail'),
    ...parts,
  };
}

/** A dataset of `dataset()` mounted in a jail. */
export function mount(
  parts: Partial<MountEntry> & { readonly dataset: string; readonly destination: string },
): MountEntry {
  const { path, mountpoint } = dataset({ name: parts.dataset });
  return { path, source: mountpoint, readOnly: false, ...parts };
}

/** At most 100 processes, refused beyond. */
export function limit(parts: Partial<LimitEntry> = {}): LimitEntry {
  const resource = parts.resource ?? 'maxproc';
  return { path: `production/${resource}`, resource, action: 'deny', amount: 100, per: 'jail', ...parts };
}

export function file(parts: Partial<FileEntry> & { readonly destination: string }): FileEntry {
  const sha256 = digest(parts.destination);
  return { bundled: `files/${sha256}`, sha256, mode: '0644', owner: 'root', group: 'wheel', ...parts };
}

function numberOf(name: string): number {
  return parseInt(digest(name).slice(0, 7), 16);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
