import * as errors from '../errors/check-mounts';
import { joinPaths } from '../values/path';
import { eachMount } from './each';
import { isWithin } from './model/is-within';

/** mount_nullfs(8) refuses a source and a target of which one holds the other: `are not distinct paths`. */
export const mountIntoItself = eachMount(({ dataset, source, destination }, { root }) => {
  if (root.kind !== 'directory' && dataset === root.dataset) {
    return errors.mountOfOwnRoot(dataset);
  }
  if (!source.startsWith('/')) {
    return undefined;
  }
  const target = joinPaths(root.path, destination);
  if (isWithin(target, source)) {
    return errors.mountIntoItself(source, target);
  }
  return isWithin(source, target) ? errors.mountOverItself(source, target) : undefined;
});
