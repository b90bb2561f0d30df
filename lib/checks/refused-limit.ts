import * as errors from '../errors/check-limits';
import { rctlRefusal } from '../facts/rctl';
import { eachLimit } from './each';
import { limitKey } from './model/limit-key';

/** The kernel answers such a rule with EOPNOTSUPP, and the hook that adds it takes the jail down again. */
export const refusedLimit = eachLimit((limit) => {
  const reason = rctlRefusal(limit.resource, limit.action, limit.per);
  return reason === undefined ? undefined : errors.limitRefused(limitKey(limit), reason);
});
