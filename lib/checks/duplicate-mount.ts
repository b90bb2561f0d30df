import * as errors from '../errors/check-mounts';
import { perHost } from './finding';
import { canonicalPath } from './model/canonical-path';
import { clashes } from './model/clashes';

/** nullfs puts one mount over the other without a word (recorded on 15.1). */
export const duplicateMount = perHost(({ jails }) =>
  jails
    .filter(({ mounts }) => mounts.length > 1)
    .flatMap(({ path, mounts }) =>
      clashes(
        mounts,
        ({ destination }) => canonicalPath(destination).path,
        ({ destination, dataset }, first) => ({
          path,
          message: errors.destinationInUse(destination, dataset, first.dataset),
        }),
      ),
    ),
);
