import { jailParameter } from '../facts';
import { changesLive, offByDefault } from '../render/live-parameters';
import type { Effect } from './effect';
import type { FieldValue } from './trait';

/**
 * What a new value of a jail(8) parameter asks of a running jail. What is taken out of the program can
 * only be undone live where jail(8) has a word for its absence: a boolean that is off by default.
 */
export function parameterEffect(name: string, now: FieldValue | undefined): Effect {
  const parameter = jailParameter(name)?.parameter;
  if (parameter === undefined || !changesLive(parameter)) {
    return 'restart';
  }
  return now !== undefined || offByDefault(parameter) ? 'live' : 'restart';
}
