import * as errors from '../errors/check-releases';
import { jailParameter } from '../facts/jail-parameters';
import { eachJail } from './each';
import { parametersThat } from './model/parameter-availability';

/** `unknown parameter` is all that jail(8) says to one that the kernel lacks, and starts nothing. */
export const missingParameter = eachJail(({ parameters }, { host }) =>
  parametersThat('no', host.release, parameters).map((name) => {
    const since = jailParameter(name)?.parameter.since;
    return since === undefined
      ? errors.parameterMissing(name, host.name, host.release)
      : errors.parameterTooNew(name, since, host.name, host.release);
  }),
);
