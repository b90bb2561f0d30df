import * as errors from '../errors/check-limits';
import { perHost } from './finding';
import { clashes } from './model/clashes';
import { limitKey } from './model/limit-key';

/** Of two deny rules the kernel keeps the last, of others both (kern_rctl.c): neither is what was meant. */
export const duplicateLimit = perHost(({ jails }) =>
  jails
    .filter(({ limits }) => limits.length > 1)
    .flatMap(({ limits }) =>
      clashes(limits, limitKey, (limit, first) => ({
        path: limit.path,
        message: errors.limitInUse(limitKey(limit), first.path),
      })),
    ),
);
