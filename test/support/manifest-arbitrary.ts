/**
 * Random manifests that their schema takes. Names, paths and addresses come from small pools, so that
 * parts clash, miss each other and nest; some are nonsense that a schema cannot know to be nonsense.
 */
import * as fc from 'fast-check';
import { jailParameterNames } from '../../lib/facts/jail-parameters';
import { rctlActions, rctlPerValues, rctlResources } from '../../lib/facts/rctl';
import { zfsPropertyNames } from '../../lib/facts/zfs-properties';
import type { BaseEntry } from '../../lib/manifest/base-schema';
import type { BridgeEntry } from '../../lib/manifest/bridge-schema';
import type { DatasetEntry } from '../../lib/manifest/dataset-schema';
import type { JailRootEntry } from '../../lib/manifest/jail-root-schema';
import type {
  FileEntry,
  HealthCheckEntry,
  InterfaceEntry,
  JailEntry,
  LimitEntry,
  MountEntry,
} from '../../lib/manifest/jail-schema';
import type { HostManifest } from '../../lib/manifest/schema';
import { manifest } from './manifest';

const awkward = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
const pool = (...values: string[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: awkward });

const id = fc.constantFrom('a', 'b', 'web', 'db', 'lan', 'dmz');
const constructPath = id.map((name) => `production/${name}`);
const name = pool('a', 'b', 'web', 'db', '12', 'a.b', '*');
const interfaceName = fc.constantFrom('lan', 'dmz', 'em0', 'lo0', 'e0a_web', 'e0b_web', 'bridge0');
const component = fc.constantFrom(
  'jails',
  'web',
  'root',
  'data',
  'var',
  'dev',
  '..',
  '.',
  'etc',
  'usr',
  'local',
  'é',
);
const relativePath = fc.array(component, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const absolutePath = fc.oneof(
  fc.constant('/'),
  relativePath.map((path) => `/${path}`),
);
const datasetName = fc.array(component, { maxLength: 3 }).map((parts) => ['zroot', ...parts].join('/'));
const address4 = pool(
  '10.0.0.1',
  '10.0.0.2',
  '10.0.0.2/24',
  '10.0.0.0/31',
  'em0|10.0.0.255/24',
  '127.0.0.1',
  '10.0.0.999',
);
const address6 = pool('fd00::1', 'fd00::1/64', 'fd00:0::0001', 'em0|fd00::/64', 'fe80::1', '::1', 'fd00::g');
const mac = fc.constantFrom(
  '02:00:00:00:00:01',
  '02-00-00-00-00-01',
  '02:00:00:00:00:02',
  'ff:ff:ff:ff:ff:ff',
  '',
);
const sha256 = fc.constantFrom(
  '769f60a6eea2938ad6b7943cfbcc17dfaf7d1f7ba59a32b869a00349302df853',
  'a'.repeat(64),
);
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });
const maybe = <T>(key: string, one: fc.Arbitrary<T>) =>
  fc.option(one, { nil: undefined }).map((value) => (value === undefined ? {} : { [key]: value }));

/** An object of parts, some of which may be absent: a strict schema takes no undefined. */
function merged<T>(...parts: fc.Arbitrary<object>[]): fc.Arbitrary<T> {
  return fc.tuple(...parts).map((all) => Object.assign({}, ...all) as T);
}

const nullfs = fc.record({
  kind: fc.constant('nullfs' as const),
  path: absolutePath,
  base: datasetName,
  basePath: absolutePath,
  dataset: datasetName,
  home: absolutePath,
  writable: few(relativePath),
});
const clone = fc.record({
  kind: fc.constant('clone' as const),
  path: absolutePath,
  base: datasetName,
  dataset: datasetName,
});
const directory = fc.record({ kind: fc.constant('directory' as const), path: absolutePath });
const root: fc.Arbitrary<JailRootEntry> = fc.oneof(nullfs, clone, directory);

const networkInterface = merged<InterfaceEntry>(
  fc.record({
    path: constructPath,
    bridge: interfaceName,
    isolated: fc.boolean(),
    unit: fc.nat(3),
    hostEnd: interfaceName,
    jailEnd: interfaceName,
    hostMac: mac,
    jailMac: mac,
  }),
  maybe('ip4Address', address4),
  maybe('ip6Address', address6),
  maybe('defaultRoute4', address4),
  maybe('defaultRoute6', address6),
);

const mount: fc.Arbitrary<MountEntry> = fc.record({
  path: constructPath,
  dataset: datasetName,
  source: absolutePath,
  destination: absolutePath,
  readOnly: fc.boolean(),
});

const limit: fc.Arbitrary<LimitEntry> = fc.record({
  path: constructPath,
  resource: pool(...rctlResources.map((resource) => resource.name)),
  action: pool(...rctlActions),
  amount: fc.nat(),
  per: fc.constantFrom(...(rctlPerValues as LimitEntry['per'][])),
});

const file: fc.Arbitrary<FileEntry> = fc.record({
  destination: absolutePath,
  bundled: fc.constant('files/x'),
  sha256,
  mode: fc.constantFrom('0644', '4755', '2755'),
  owner: name,
  group: name,
});

const timing = {
  interval: fc.integer({ min: 1, max: 9 }),
  retries: fc.integer({ min: 1, max: 9 }),
  timeout: fc.integer({ min: 1, max: 9 }),
};
const healthCheck: fc.Arbitrary<HealthCheckEntry> = fc.oneof(
  fc.record({ kind: fc.constant('tcp' as const), port: fc.integer({ min: 1, max: 65535 }), ...timing }),
  fc.record({
    kind: fc.constant('command' as const),
    command: fc.array(awkward, { minLength: 1, maxLength: 2 }),
    ...timing,
  }),
);

const parameterName = pool(...jailParameterNames(), 'allow.noraw_sockets', 'meta.role');
const parameterValue = fc.oneof(
  fc.boolean(),
  fc.integer({ min: -2, max: 12 }),
  pool('new', 'inherit', 'disable', 'zroot/data', '10.0.0.1', '7'),
  fc.array(pool('zroot/data', '10.0.0.1'), { minLength: 1, maxLength: 2 }),
);

const jail = merged<JailEntry>(
  fc.record({
    path: constructPath,
    name,
    hostname: awkward,
    root,
    ip4Addresses: few(address4),
    ip6Addresses: few(address6),
    interfaces: few(networkInterface),
    mounts: few(mount),
    parameters: fc.dictionary(parameterName, parameterValue, { maxKeys: 6 }),
    hooks: fc.constantFrom({}, { start: ['/bin/sh /etc/rc'], poststop: [] }),
    limits: few(limit),
    startAfter: few(fc.record({ path: constructPath, name })),
    packages: few(name),
    services: few(name),
    sysrc: fc.dictionary(name, awkward, { maxKeys: 2 }),
    files: few(file),
    snapshotsKept: fc.nat(9),
    acknowledgements: few(fc.record({ parameter: parameterName, reason: awkward })),
  }),
  maybe('healthCheck', healthCheck),
);

const bridge = merged<BridgeEntry>(
  fc.record({ path: constructPath, name: interfaceName, unit: fc.nat(3), isolated: fc.boolean() }),
  maybe('ip4Cidr', pool('10.0.0.0/24', '10.0.0.0/16', '10.0.0.0/31', '10.0.0.1/24')),
  maybe('ip6Cidr', pool('fd00::/64', 'fd00::/48', 'fd00::/127')),
  maybe('gateway4', address4),
  maybe('gateway6', address6),
  maybe('defaultRouter4', address4),
  maybe('defaultRouter6', address6),
  maybe('uplink', interfaceName),
);

const dataset = merged<DatasetEntry>(
  fc.record({
    path: constructPath,
    name: datasetName,
    mountpoint: fc.oneof(absolutePath, fc.constantFrom('none' as const, 'legacy' as const)),
    mountpointInherited: fc.boolean(),
    removalPolicy: fc.constantFrom('retain' as const, 'destroy' as const),
    properties: fc.dictionary(
      pool(...zfsPropertyNames()),
      pool('on', 'off', 'noauto', 'prompt', 'passphrase', 'none', '1073741824', 'blake3'),
      { maxKeys: 5 },
    ),
  }),
  maybe('clonedFrom', datasetName),
);

const base: fc.Arbitrary<BaseEntry> = fc.record({
  path: constructPath,
  release: pool('13.5-RELEASE', '14.4-RELEASE', '15.0-RC1', '16.0-CURRENT'),
  dataset: datasetName,
  mountpoint: absolutePath,
  sources: fc.array(awkward, { minLength: 1, maxLength: 2 }),
  sha256,
  writable: few(relativePath),
  mountPoints: few(relativePath),
});

const hostParts = fc.record({
  path: constructPath,
  name: fc.constantFrom('alpha', 'Alpha', 'beta'),
  release: pool('13.0', '13.5', '14.4', '15.1'),
  architecture: fc.constantFrom('amd64' as const, 'arm64' as const),
  jailConfPath: absolutePath,
  stateDirectory: absolutePath,
});

/** Any manifest that its schema takes. */
export const anyManifest: fc.Arbitrary<HostManifest> = fc
  .record({
    stack: id,
    host: hostParts,
    datasets: few(dataset),
    bases: few(base),
    bridges: few(bridge),
    jails: few(jail),
  })
  .map(manifest);
