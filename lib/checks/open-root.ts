import * as errors from '../errors/check-isolation';
import { eachJail } from './each';

/**
 * Who is root in a jail can make a program setuid, and whoever reaches that file on the host runs it with
 * root's rights there. A clone is a jail's root itself, which the jail's own users must be able to enter, so
 * only a directory above it can be closed.
 */
export const openRoot = eachJail(({ root }, { datasets }) => {
  if (root.kind !== 'clone') {
    return undefined;
  }
  const isClosed = datasets.some(
    ({ directoryMode, mountpoint }) => directoryMode === '0700' && root.path.startsWith(`${mountpoint}/`),
  );
  return isClosed ? undefined : errors.openRoot(root.dataset, root.path);
});
