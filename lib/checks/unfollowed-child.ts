import * as errors from '../errors/check-mounts';
import type { DatasetEntry } from '../manifest/dataset-schema';
import { joinPaths } from '../values/path';
import { eachMount } from './each';
import { directoryAbove, nearestDirectory } from './model/canonical-path';
import { datasetTree, isMountedAtBoot } from './model/datasets';
import { ofManifest } from './model/of-manifest';

/** A nullfs mount shows a child dataset's empty directory, and what is written there lands in the parent. */
export const unfollowedChild = eachMount(({ dataset, source, destination }, { mounts }, manifest) => {
  const children = childrenBySource(manifest).get(source) ?? [];
  const mounted = new Set(children.length === 0 ? [] : mounts.map((mount) => mount.source));
  // The first is enough: its cure is looked for where the others are.
  const child = children.find(({ mountpoint }) => !mounted.has(mountpoint));
  return child === undefined
    ? undefined
    : errors.childNotFollowed(
        dataset,
        child.name,
        joinPaths(destination, child.mountpoint.slice(source.length)),
      );
});

/** The datasets that are mounted below what some jail mounts, by the nearest such source. */
const childrenBySource = ofManifest((manifest): ReadonlyMap<string, DatasetEntry[]> => {
  const tree = datasetTree(manifest);
  const sources = new Map<string, DatasetEntry[]>();
  for (const { mounts } of manifest.jails) {
    for (const { source } of mounts) {
      sources.set(source, []);
    }
  }
  for (const entry of sources.size === 0 ? [] : manifest.datasets) {
    if (isMountedAtBoot(tree, entry)) {
      nearestDirectory(directoryAbove(entry.mountpoint), sources)?.push(entry);
    }
  }
  return sources;
});
