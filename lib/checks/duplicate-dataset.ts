import * as errors from '../errors/check-datasets';
import { perHost } from './finding';
import { clashes } from './model/clashes';
import { isPartOfNamesake } from './model/distinct-jails';

/** Two declarations of one dataset would undo each other's properties at every apply. */
export const duplicateDataset = perHost((manifest) =>
  clashes(
    manifest.datasets.filter(({ path }) => !isPartOfNamesake(manifest, path)),
    ({ name }) => name,
    ({ path, name }, first) => ({ path, message: errors.datasetInUse(name, first.path) }),
  ),
);
