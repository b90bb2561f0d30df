import * as errors from '../errors/check-names';
import type { JailEntry } from '../manifest/jail-schema';
import { perHost } from './finding';
import { clashes } from './model/clashes';
import { distinctJails } from './model/distinct-jails';

/** Two jails in one directory overwrite each other's files. Jails that share a dataset are told so instead. */
export const duplicateRoot = perHost((manifest) =>
  clashes(
    distinctJails(manifest),
    // What is no path comes of a dataset without a mount point, which is reported as that.
    ({ root }) => (root.path.startsWith('/') ? root.path : undefined),
    (jail, first) => ({ jail, first }),
  )
    .filter(({ jail, first }) => rootDataset(jail) === undefined || rootDataset(jail) !== rootDataset(first))
    .map(({ jail, first }) => ({ path: jail.path, message: errors.rootInUse(jail.root.path, first.path) })),
);

function rootDataset({ root }: JailEntry): string | undefined {
  return root.kind === 'directory' ? undefined : root.dataset;
}
