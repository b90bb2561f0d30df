/**
 * Whether a value fits a parameter, by its type and range in jail(8).
 *
 * What needs more than one fact (addresses, paths inside the jail, releases) is not judged here.
 */
import { shown } from './shown';
import type { JailParameter, ParameterType, ParameterValue } from './jail-parameter';

type Check = (fact: JailParameter, value: ParameterValue) => string | undefined;

/** The error text of a value that the parameter cannot take, or undefined when it can. */
export function checkParameterValue(fact: JailParameter, value: ParameterValue): string | undefined {
  if (fact.readOnly) return `parameter '${fact.name}' is set by the kernel alone: leave it out`;
  return checks[fact.type](fact, value);
}

const wholeNumber = /^-?\d{1,15}$/;

const checks: Readonly<Record<ParameterType, Check>> = {
  bool: checkBoolean,
  int: checkInteger,
  string: checkString,
  stringlist: checkList,
  jailsys: checkJailsys,
  ip4list: checkList,
  ip6list: checkList,
};

function checkBoolean(fact: JailParameter, value: ParameterValue): string | undefined {
  if (value === true || value === false || value === 'true' || value === 'false') return undefined;
  return `parameter '${fact.name}' is a boolean, not ${shown(value)}: use true or false`;
}

function checkInteger(fact: JailParameter, value: ParameterValue): string | undefined {
  const number = typeof value === 'string' && wholeNumber.test(value) ? Number(value) : value;
  const { minimum, maximum } = fact;
  const fits =
    typeof number === 'number' &&
    Number.isSafeInteger(number) &&
    (minimum === undefined || number >= minimum) &&
    (maximum === undefined || number <= maximum);
  return fits ? undefined : `parameter '${fact.name}' is ${wanted(minimum, maximum)}, not ${shown(value)}`;
}

function wanted(minimum: number | undefined, maximum: number | undefined): string {
  if (minimum === undefined && maximum === undefined) return 'a whole number';
  if (maximum === undefined) return `a whole number of at least ${minimum}`;
  return `a whole number from ${minimum} to ${maximum}`;
}

function checkString(fact: JailParameter, value: ParameterValue): string | undefined {
  if (Array.isArray(value) && fact.repeatable) return checkList(fact, value);
  if (typeof value !== 'string') return `parameter '${fact.name}' is a string, not ${shown(value)}`;
  const bytes = Buffer.byteLength(value);
  const { minimumBytes = 0, maximumBytes = Infinity } = fact;
  if (bytes < minimumBytes) return `parameter '${fact.name}' cannot be empty: leave it out instead`;
  if (bytes > maximumBytes) {
    return `parameter '${fact.name}' takes at most ${maximumBytes} bytes, ${shown(value)} has ${bytes}`;
  }
  return checkText(fact, value);
}

function checkList(fact: JailParameter, value: ParameterValue): string | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.length === 0) return `parameter '${fact.name}' cannot be an empty list: leave it out instead`;
  for (const item of items) {
    if (typeof item !== 'string') return `parameter '${fact.name}' is a list of strings, not ${shown(item)}`;
    if (item === '') return `parameter '${fact.name}' has an empty string in its list: leave it out`;
    const wrong = checkText(fact, item);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** jail.conf can hold any text but these two: a NUL cuts it off, a lone surrogate has no UTF-8 form. */
function checkText(fact: JailParameter, text: string): string | undefined {
  if (text.includes('\0')) {
    return `parameter '${fact.name}' has a NUL in ${shown(text)}, which jail.conf cannot hold: remove it`;
  }
  if (loneSurrogate.test(text)) {
    return `parameter '${fact.name}' has half a character in ${shown(text)}, which has no UTF-8 form: remove it`;
  }
  return fact.form === undefined ? undefined : forms[fact.form](fact, text);
}

/** What jail(8) refuses when it starts the jail, or opens below wherever it was started (recorded runs). */
const forms: Readonly<
  Record<NonNullable<JailParameter['form']>, (fact: JailParameter, text: string) => string | undefined>
> = {
  path: ({ name }, text) =>
    text.startsWith('/')
      ? undefined
      : `parameter '${name}' is an absolute path, not ${shown(text)}: begin it with '/'`,
  fstab: ({ name }, text) => {
    const [, target, type] = text.split(/[ \t\n\v\f\r]+/).filter((field) => field !== '');
    if (target === undefined || type === undefined) {
      return `parameter '${name}' is a line of fstab(5), and ${shown(text)} has fewer than three fields: give it a source, a target and a type`;
    }
    return target.startsWith('/')
      ? undefined
      : `parameter '${name}' has the target ${shown(target)} in ${shown(text)}, which is no absolute path: begin it with '/'`;
  },
};

const loneSurrogate = /\p{Cs}/u;

function checkJailsys(fact: JailParameter, value: ParameterValue): string | undefined {
  const values = fact.values ?? [];
  if (typeof value === 'string' && values.includes(value)) return undefined;
  return `parameter '${fact.name}' is one of ${values.join(', ')}, not ${shown(value)}`;
}
