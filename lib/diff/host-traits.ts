import { byteText, zfsProperty } from '../facts';
import type { DatasetEntry } from '../manifest/dataset-schema';
import type { HostManifest } from '../manifest/schema';
import { trait, without, type Trait } from './trait';

/** What a manifest says of its host apart from the jails. */
export function hostTraits({ stack, host, datasets, bases, bridges }: HostManifest): Trait[] {
  return [
    trait('host', '', { stack, ...without(host, 'path', 'name') }),
    ...datasets.map(datasetTrait),
    ...bases.map((base) => trait('base', base.dataset, without(base, 'path', 'dataset'))),
    ...bridges.map((bridge) => trait('bridge', bridge.name, without(bridge, 'path', 'name'))),
  ];
}

function datasetTrait(dataset: DatasetEntry): Trait {
  const { mountpoint, mountpointInherited, properties } = dataset;
  return trait('dataset', dataset.name, {
    mountpoint: mountpointInherited ? `${mountpoint} (inherited)` : mountpoint,
    ...without(dataset, 'path', 'name', 'mountpoint', 'mountpointInherited', 'properties'),
    ...mapValues(properties, shownProperty),
  });
}

/** Sizes stand in the manifest in bytes. */
function shownProperty(name: string, value: string): string {
  return zfsProperty(name)?.type === 'size' && /^\d+$/.test(value) ? byteText(Number(value)) : value;
}

function mapValues(
  record: Readonly<Record<string, string>>,
  map: (key: string, value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(key, value)]));
}
