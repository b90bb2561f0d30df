import * as errors from '../errors/check-names';
import { perHost } from './finding';
import { clashes } from './model/clashes';
import { distinctJails } from './model/distinct-jails';

/** Rolling one jail back would roll the other one back under its feet. */
export const sharedRootDataset = perHost((manifest) =>
  clashes(
    distinctJails(manifest),
    ({ root }) => (root.kind === 'directory' ? undefined : root.dataset),
    ({ path, root }, first) => ({
      path,
      message: errors.rootDatasetInUse(root.kind === 'directory' ? root.path : root.dataset, first.path),
    }),
  ),
);
