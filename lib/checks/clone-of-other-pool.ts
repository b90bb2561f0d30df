import * as errors from '../errors/check-datasets';
import { eachJail } from './each';

/** zfs-clone(8): `source and target pools differ`. */
export const cloneOfOtherPool = eachJail(({ root }) =>
  root.kind === 'clone' && poolOf(root.dataset) !== poolOf(root.base)
    ? errors.cloneOfOtherPool(root.dataset, root.base, poolOf(root.base))
    : undefined,
);

function poolOf(dataset: string): string {
  return dataset.split('/', 1)[0] ?? dataset;
}
