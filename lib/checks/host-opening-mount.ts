import * as errors from '../errors/check-mounts';
import { eachMount } from './each';
import { isWithin } from './model/is-within';

/** The hooks in jail.conf run as root on the host: whoever writes it owns the host. */
export const hostOpeningMount = eachMount(({ source, readOnly }, _jail, { host }) => {
  const held = [host.jailConfPath, host.stateDirectory].find((precious) => isWithin(precious, source));
  return held === undefined || readOnly ? undefined : errors.mountOpensHost(source, held);
});
