import type { DatasetEntry } from '../../manifest/dataset-schema';
import { ofManifest } from './of-manifest';

/** A host's datasets, each by its name and with the declared one that it lies in. */
export interface DatasetTree {
  readonly byName: ReadonlyMap<string, DatasetEntry>;
  /** The nearest declared dataset above. */
  above(entry: DatasetEntry): DatasetEntry | undefined;
  /** The properties that some dataset sets: of most, none does. */
  readonly properties: ReadonlySet<string>;
}

export const datasetTree = ofManifest(({ datasets }): DatasetTree => {
  const byName = new Map(datasets.map((entry) => [entry.name, entry]));
  const above = new Map(datasets.map((entry) => [entry, nearestAbove(byName, entry.name)]));
  const properties = new Set<string>();
  for (const entry of datasets) {
    Object.keys(entry.properties).forEach((name) => properties.add(name));
  }
  return { byName, above: (entry) => above.get(entry), properties };
});

/** A host's datasets by construct path. */
export const datasetsByPath = ofManifest(
  ({ datasets }): ReadonlyMap<string, DatasetEntry> => new Map(datasets.map((entry) => [entry.path, entry])),
);

function nearestAbove(byName: ReadonlyMap<string, DatasetEntry>, name: string): DatasetEntry | undefined {
  for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
    const entry = byName.get(name.slice(0, end));
    if (entry !== undefined) {
      return entry;
    }
  }
  return undefined;
}

/** The dataset whose declaration decides a property of this one: itself or the nearest above; zfsprops(7). */
export function deciding(tree: DatasetTree, entry: DatasetEntry, property: string): DatasetEntry | undefined {
  if (!tree.properties.has(property)) {
    return undefined;
  }
  for (let one: DatasetEntry | undefined = entry; one !== undefined; one = tree.above(one)) {
    if (Object.hasOwn(one.properties, property)) {
      return one;
    }
  }
  return undefined;
}

/** Whether `zfs mount -a` mounts it at boot, so that its mount point shows it. */
export function isMountedAtBoot(tree: DatasetTree, entry: DatasetEntry): boolean {
  return (
    entry.mountpoint.startsWith('/') &&
    (entry.properties.canmount ?? 'on') === 'on' &&
    deciding(tree, entry, 'jailed')?.properties.jailed !== 'on'
  );
}

/** For what a jail needs a dataset. */
export type Purpose = 'root' | 'base' | 'mount';

export interface DatasetUse {
  readonly purpose: Purpose;
  /** The construct path of the first jail that needs it. */
  readonly jail: string;
}

/** The declared datasets that a host's jails need, each with the first need. */
export const neededDatasets = ofManifest((manifest): ReadonlyMap<DatasetEntry, DatasetUse> => {
  const { byName } = datasetTree(manifest);
  const needed = new Map<DatasetEntry, DatasetUse>();
  const need = (name: string, purpose: Purpose, jail: string) => {
    const entry = byName.get(name);
    if (entry !== undefined && !needed.has(entry)) {
      needed.set(entry, { purpose, jail });
    }
  };
  for (const { path, root, mounts } of manifest.jails) {
    if (root.kind !== 'directory') {
      need(root.dataset, 'root', path);
      need(root.base, 'base', path);
    }
    for (const { dataset } of mounts) {
      need(dataset, 'mount', path);
    }
  }
  return needed;
});
