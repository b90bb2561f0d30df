import * as errors from '../errors/check-releases';
import { eachJail } from './each';
import { parametersThat } from './model/parameter-availability';

/** The first release with such a parameter was never settled, only that some older one lacks it. */
export const uncertainParameter = eachJail(({ parameters }, { host }) =>
  parametersThat('unknown', host.release, parameters).map((name) =>
    errors.parameterUncertain(name, host.name, host.release),
  ),
);
