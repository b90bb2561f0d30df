import * as errors from '../errors/check-datasets';
import { eachDataset } from './each';
import { datasetTree } from './model/datasets';

/** A child of a dataset that is not mounted is not mounted either, whatever it counts on; zfsprops(7). */
export const inheritedMountpoint = eachDataset((entry, manifest) => {
  if (!entry.mountpointInherited || !entry.mountpoint.startsWith('/')) {
    return undefined;
  }
  const above = datasetTree(manifest).above(entry);
  return above === undefined || above.mountpoint.startsWith('/')
    ? undefined
    : errors.inheritsNoMountpoint(entry.name, above.name, above.path, above.mountpoint);
});
