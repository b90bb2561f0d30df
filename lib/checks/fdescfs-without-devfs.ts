import * as errors from '../errors/check-mounts';
import { eachJail } from './each';

/** A base's own /dev is empty, and jail(8) mounts nothing on a directory that is not there (recorded run). */
export const fdescfsWithoutDevfs = eachJail(({ parameters }) =>
  parameters['mount.fdescfs'] === true && parameters['mount.devfs'] !== true
    ? errors.fdescfsWithoutDevfs()
    : undefined,
);
