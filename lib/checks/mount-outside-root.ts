import * as errors from '../errors/check-mounts';
import { eachMount } from './each';
import { canonicalPath } from './model/canonical-path';

/** jail(8) mounts wherever it is told, outside the jail's root too (recorded run). */
export const mountOutsideRoot = eachMount(({ destination, dataset }) => {
  const { path, escapes } = canonicalPath(destination);
  if (escapes) {
    return errors.destinationOutsideRoot(destination);
  }
  return path === '/' ? errors.destinationIsRoot(dataset) : undefined;
});
