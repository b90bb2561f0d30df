import type { BaseEntry } from '../manifest/base-schema';
import type { BridgeEntry } from '../manifest/bridge-schema';
import type { DatasetEntry } from '../manifest/dataset-schema';
import { sorted } from '../manifest/order';
import type { HostManifest } from '../manifest/schema';
import { optionalPair, type Fact } from './fact';

/** What the host shall be apart from its jails, parents before children. */
export function hostFacts(manifest: HostManifest): Fact[][] {
  const { host, datasets, bases, bridges } = manifest;
  return [
    [
      [
        'host',
        host.name,
        `release=${host.release}`,
        `architecture=${host.architecture}`,
        `jail_conf=${host.jailConfPath}`,
        `state=${host.stateDirectory}`,
        ...(takesLateBound(manifest) ? ['late_bound=yes'] : []),
      ],
    ],
    datasets.flatMap(datasetFacts),
    bases.flatMap(baseFacts),
    bridges.map(bridgeFact),
  ].filter((group) => group.length > 0);
}

function takesLateBound({ jails }: HostManifest): boolean {
  return jails.some(({ lateBound }) => lateBound !== undefined);
}

function datasetFacts(dataset: DatasetEntry): Fact[] {
  const { name, properties } = dataset;
  return [
    [
      'dataset',
      name,
      // An inherited mount point is where the dataset will be, not what is set.
      `${dataset.mountpointInherited ? 'at' : 'mountpoint'}=${dataset.mountpoint}`,
      `removal=${dataset.removalPolicy}`,
      ...optionalPair('mode', dataset.directoryMode),
      ...optionalPair('cloned_from', dataset.clonedFrom),
    ],
    ...sorted(Object.keys(properties)).map((key) => ['property', name, `${key}=${properties[key]}`]),
  ];
}

function baseFacts(base: BaseEntry): Fact[] {
  const { dataset } = base;
  const directories = [...new Set([...base.writable, ...base.mountPoints])].sort();
  return [
    ['base', dataset, `release=${base.release}`, `path=${base.mountpoint}`, `sha256=${base.sha256}`],
    ...base.sources.map((source) => ['base_source', dataset, source]),
    ...directories.map((directory) => ['base_directory', dataset, directory]),
  ];
}

function bridgeFact(bridge: BridgeEntry): Fact {
  return [
    'bridge',
    bridge.name,
    `unit=${bridge.unit}`,
    ...optionalPair('ip4', hostAddress(bridge.gateway4, bridge.ip4Cidr)),
    ...optionalPair('ip6', hostAddress(bridge.gateway6, bridge.ip6Cidr)),
    ...optionalPair('uplink', bridge.uplink),
    ...optionalPair('mtu', bridge.mtu),
  ];
}

/** The host's own address with the prefix length of the bridge's network. */
function hostAddress(address: string | undefined, cidr: string | undefined): string | undefined {
  if (address === undefined || address.includes('/') || cidr === undefined) {
    return address;
  }
  return `${address}/${cidr.slice(cidr.indexOf('/') + 1)}`;
}
