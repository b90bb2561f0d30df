import { jailParameter } from '../facts';
import type { Origin } from '../render/statement';
import { limitSentence } from './limit-sentence';
import { hookSentence, mountSentence } from './sentences';

/** What one line of a block does, in a sentence. */
export function meaningOf(name: string, value: string | undefined, origin: Origin | undefined): string {
  const known = jailParameter(name);
  const summary = known?.parameter.summary ?? 'A parameter that this program does not know.';
  if (value !== undefined && name.startsWith('exec.')) {
    return (
      limitSentence(value, name) ??
      hookSentence(value) ??
      (isHook(name) ? `Your own command. ${summary}` : summary)
    );
  }
  if (value !== undefined && name === 'mount') {
    return mountSentence(value, origin?.member === 'root') ?? `Your own mount. ${summary}`;
  }
  return known?.negated === true ? `Off: ${summary}` : summary;
}

function isHook(name: string): boolean {
  return jailParameter(name)?.parameter.type === 'stringlist';
}

/** What jail(8) does when the parameter is not set. */
export function defaultOf(name: string): string {
  const parameter = jailParameter(name)?.parameter;
  if (parameter?.defaultNote !== undefined) {
    return parameter.defaultNote;
  }
  const value = parameter?.default;
  return value === undefined ? 'none' : value === '' ? 'empty' : String(value);
}

/** Which releases have the parameter, of those that are supported. */
export function sinceOf(name: string): string {
  const parameter = jailParameter(name)?.parameter;
  if (parameter?.since !== undefined) {
    return `${parameter.since}${parameter.confidence === 'low' ? ' (not certain)' : ''}`;
  }
  if (parameter?.notIn !== undefined) {
    const known = parameter.knownIn === undefined ? '' : `, ${parameter.knownIn} has it`;
    return `after ${parameter.notIn}${known}`;
  }
  return 'every supported release';
}
