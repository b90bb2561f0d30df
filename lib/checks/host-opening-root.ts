import * as errors from '../errors/check-names';
import { eachJail } from './each';
import { canonicalPath } from './model/canonical-path';
import { hostPartIn } from './model/host-directories';

/** Root in the jail may change every file of its root, and so what runs as root on the host. */
export const hostOpeningRoot = eachJail(({ root }, { host }) => {
  const { path } = canonicalPath(root.kind === 'nullfs' ? root.home : root.path);
  // A root of `/` is reported as such.
  const held = path === '/' ? undefined : hostPartIn(path, host);
  return held === undefined ? undefined : errors.rootOpensHost(path, held);
});
