import type { EvaluateOptions } from '../../lib/jailconf';
import { isLateBoundReference } from '../../lib/values/late-bound-reference';

/**
 * How a file is read where it is reviewed, not where it is used: it may be another machine's, whose
 * fstab files are elsewhere, and hold references to values that only Terraform knows.
 */
export const AWAY_FROM_HOST: EvaluateOptions = { checkFstab: false, isPlaceholder: isLateBoundReference };
