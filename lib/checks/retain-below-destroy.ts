import * as errors from '../errors/check-datasets';
import { eachDataset } from './each';
import { datasetTree } from './model/datasets';

/** `zfs destroy -r` takes everything below with it, and is refused for the origin of a clone. */
export const retainBelowDestroy = eachDataset((entry, manifest) => {
  const { name, removalPolicy, clonedFrom = '' } = entry;
  if (removalPolicy === 'destroy') {
    return undefined;
  }
  const tree = datasetTree(manifest);
  const above = tree.above(entry);
  if (above?.removalPolicy === 'destroy') {
    return errors.retainBelowDestroy(name, above.name, above.path);
  }
  const origin = tree.byName.get(clonedFrom);
  return origin?.removalPolicy === 'destroy'
    ? errors.retainedClone(name, origin.name, origin.path)
    : undefined;
});
