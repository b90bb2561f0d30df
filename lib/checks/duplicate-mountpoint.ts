import * as errors from '../errors/check-datasets';
import { perHost } from './finding';
import { clashes } from './model/clashes';
import { datasetTree, isMountedAtBoot } from './model/datasets';

/** Which of two datasets on one directory is on top depends on the order in which the host mounts them. */
export const duplicateMountpoint = perHost((manifest) => {
  const tree = datasetTree(manifest);
  return clashes(
    [...tree.byName.values()].filter((entry) => isMountedAtBoot(tree, entry)),
    ({ mountpoint }) => mountpoint,
    ({ path, mountpoint }, first) => ({
      path,
      message: errors.mountpointInUse(mountpoint, first.name, first.path),
    }),
  );
});
