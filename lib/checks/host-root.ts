import * as errors from '../errors/check-names';
import { eachJail } from './each';
import { canonicalPath } from './model/canonical-path';

/** A jail in `/` may change every file of the host. */
export const hostRoot = eachJail(({ root }) =>
  canonicalPath(root.path).path === '/' ? errors.rootOfTheHost() : undefined,
);
