import { jailParameter } from '../facts';
import { changesLive, offByDefault } from '../render/live-parameters';
import type { Effect } from './effect';
import { isDefault } from './normal-form';
import { sameValue } from './change';
import type { FieldValue } from './trait';

/**
 * What a new value of a jail(8) parameter asks of a running jail. What is taken out of the program can
 * only be undone live where jail(8) has a word for its absence: a boolean that is off by default.
 */
export function parameterEffect(
  name: string,
  old: FieldValue | undefined,
  now: FieldValue | undefined,
): Effect {
  if (sameValue(old, now) || (isDefault(name, old) && isDefault(name, now))) {
    return 'none';
  }
  const parameter = jailParameter(name)?.parameter;
  if (parameter === undefined || !changesLive(parameter)) {
    return 'restart';
  }
  return now !== undefined || offByDefault(parameter) ? 'live' : 'restart';
}
