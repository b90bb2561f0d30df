/**
 * Names of jails: what jail(8), rctl(8), rc(8) and the kernel all read as one plain name.
 *
 * From jail(8), kern_jail.c, rctl(8) and recorded runs of jail(8) with awkward names.
 */
import {
  jailNameHoldsBlank,
  jailNameHoldsControl,
  jailNameHoldsOther,
  jailNameHoldsQuote,
  jailNameHoldsRctlSign,
  jailNameIsChild,
  jailNameIsNumber,
  jailNameIsSignedNumber,
  jailNameIsWildcard,
  jailNameNotAscii,
  jailNameStart,
} from '../errors/values';
import { checkLength } from './text';
import type { ValueError } from '../errors/values';

const plain = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const digits = /^\d+$/;

/** The kernel allows more; this much still fits beside what is made of it. */
const maximumBytes = 63;

/** In the order in which they are told: the first thing that is wrong says the most. */
const faults: readonly (readonly [RegExp, (name: string, sign: string) => ValueError])[] = [
  [/^[+-]\d+$/, jailNameIsSignedNumber],
  [/[^\S ]|\p{Cc}/u, jailNameHoldsControl],
  [/[^\0-\x7f]/, jailNameNotAscii],
  [/ /, jailNameHoldsBlank],
  [/["'`]/, jailNameHoldsQuote],
  [/\*/, jailNameIsWildcard],
  [/\./, jailNameIsChild],
  [/[:,/=]/, jailNameHoldsRctlSign],
  [/[^A-Za-z0-9_-]/, jailNameHoldsOther],
];

export function parseJailName(name: string): string {
  checkLength(name, 'jail name', maximumBytes);
  if (plain.test(name)) {
    if (digits.test(name)) throw jailNameIsNumber(name);
    return name;
  }
  for (const [fault, error] of faults) {
    const sign = fault.exec(name)?.[0];
    if (sign !== undefined) throw error(name, sign);
  }
  throw jailNameStart(name);
}

/** The name in `jail_NAME_conf` and its like: rc.d/jail writes '_' for '-', so two names may meet here. */
export function rcJailName(name: string): string {
  return name.replaceAll('-', '_');
}
