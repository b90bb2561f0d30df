import * as errors from '../errors/check-datasets';
import type { DatasetEntry } from '../manifest/dataset-schema';
import { perHost } from './finding';
import { datasetTree, deciding, neededDatasets } from './model/datasets';

/** A key that has to be typed in is not there at boot, when jails start. */
export const lockedDataset = perHost((manifest) => {
  const tree = datasetTree(manifest);
  const locked = new Map<DatasetEntry, string>();
  for (const [entry, { jail }] of neededDatasets(manifest)) {
    // What has a keyformat is an encryption root: all below it opens with its key.
    const root = deciding(tree, entry, 'keyformat');
    if (root !== undefined && (root.properties.keylocation ?? 'prompt') === 'prompt' && !locked.has(root)) {
      locked.set(root, jail);
    }
  }
  return [...locked].map(([{ path, name }, jail]) => ({ path, message: errors.lockedAtBoot(name, jail) }));
});
