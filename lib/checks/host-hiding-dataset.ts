import * as errors from '../errors/check-datasets';
import { eachDataset } from './each';
import { datasetTree, isMountedAtBoot } from './model/datasets';
import { hostPartIn } from './model/host-directories';
import { isWithin } from './model/is-within';

/** A new dataset is empty, and zfs(8) mounts it over what is there (zfsprops(7): overlay). */
export const hostHidingDataset = eachDataset((entry, manifest) => {
  const tree = datasetTree(manifest);
  // A pool's own dataset is never made, so it is mounted already.
  if (!entry.name.includes('/')) {
    return undefined;
  }
  const held = isMountedAtBoot(tree, entry) ? hostPartIn(entry.mountpoint, manifest.host) : undefined;
  const above = tree.above(entry);
  // What the dataset above hides already is told there.
  const isTold =
    above?.name.includes('/') === true &&
    isMountedAtBoot(tree, above) &&
    isWithin(entry.mountpoint, above.mountpoint);
  return held === undefined || isTold ? undefined : errors.mountpointHidesHost(entry.mountpoint, held);
});
