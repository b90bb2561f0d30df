import * as errors from '../errors/check-releases';
import { eachBase } from './each';
import { isNewer } from './model/releases';

/** An older base runs on a newer kernel, by the compatibility that FreeBSD keeps; not the other way round. */
export const newerBase = eachBase(({ release }, { host }) =>
  isNewer(release, host.release) ? errors.baseTooNew(release, host.name, host.release) : undefined,
);
