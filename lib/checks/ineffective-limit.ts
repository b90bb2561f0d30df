import * as errors from '../errors/check-limits';
import { rctlCaution } from '../facts/rctl';
import { eachLimit } from './each';
import { limitKey } from './model/limit-key';

/** Denied pcpu slows down, which is what one wants of it; denied memoryuse hardly does anything (measured). */
export const ineffectiveLimit = eachLimit((limit) => {
  const caution = limit.resource === 'memoryuse' ? rctlCaution(limit.resource, limit.action) : undefined;
  return caution === undefined ? undefined : errors.limitRefusesNothing(limitKey(limit), caution);
});
