import * as errors from '../errors/check-names';
import type { Check } from './finding';
import { clashes } from './model/clashes';

/** Two hosts of one stack would write the same folder, and some machines tell no `Web` from `web` there. */
export const duplicateHost: Check = (hosts) =>
  clashes(
    hosts,
    ({ stack, host }) => `${stack}\n${host.name.toLowerCase()}`,
    ({ host }, first) => ({ path: host.path, message: errors.hostNameInUse(host.name, first.host.path) }),
  );
