import * as errors from '../errors/check-names';
import { perHost } from './finding';
import { clashes } from './model/clashes';

/** Of two blocks with one name, jail(8) starts the first and says nothing (recorded run). */
export const duplicateJailName = perHost(({ jails }) =>
  clashes(
    jails,
    ({ name }) => name,
    ({ path, name }, first) => ({ path, message: errors.jailNameInUse(name, first.path) }),
  ),
);
