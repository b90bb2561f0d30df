import type { DatasetEntry } from '../manifest/dataset-schema';
import * as errors from '../errors/check-datasets';
import { eachDataset } from './each';
import { directoryAbove, nearestDirectory } from './model/canonical-path';
import { datasetTree, isMountedAtBoot, type DatasetTree } from './model/datasets';
import { ofManifest } from './model/of-manifest';

/**
 * Only what jail(8) mounts may be mounted in a jail's root: what the host mounts there by itself, it
 * mounts along a way that root in the jail can bend with a symbolic link.
 */
export const datasetInRoot = eachDataset((entry, manifest) => {
  const tree = datasetTree(manifest);
  const clone = cloneAbove(tree, entry);
  if (clone !== undefined) {
    return errors.datasetBelowClone(entry.name, clone.name, clone.path);
  }
  const jail = isMountedAtBoot(tree, entry)
    ? nearestDirectory(directoryAbove(entry.mountpoint), jailsByOwnRoot(manifest))
    : undefined;
  return jail === undefined ? undefined : errors.mountpointInRoot(entry.mountpoint, jail);
});

/** A clone comes after every other dataset, once its base is there, and steps aside alone for the next one. */
function cloneAbove(tree: DatasetTree, entry: DatasetEntry): DatasetEntry | undefined {
  const above = tree.above(entry);
  return above === undefined || above.clonedFrom !== undefined ? above : cloneAbove(tree, above);
}

/** Roots of `nullfs` hide what lies below them, and roots of `/` are refused: other rules say so. */
const jailsByOwnRoot = ofManifest(
  ({ jails }) =>
    new Map(
      jails
        .filter(({ root }) => root.kind !== 'nullfs' && root.path.startsWith('/') && root.path !== '/')
        .map(({ path, root }) => [root.path, path]),
    ),
);
