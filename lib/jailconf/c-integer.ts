import { endOfRun } from './scan';

/** What strtol(3) reads at the start of a text, in base 10. */
export interface CInteger {
  readonly value: number;
  /** Characters read, 0 if there is no number. */
  readonly length: number;
}

const NOT_SPACE = /[^ \t\n\v\f\r]/g;
const NOT_DIGIT = /[^0-9]/g;

export function readCInteger(text: string): CInteger {
  const sign = endOfRun(NOT_SPACE, text, 0);
  const digits = text[sign] === '+' || text[sign] === '-' ? sign + 1 : sign;
  const length = endOfRun(NOT_DIGIT, text, digits);
  return length === digits ? { value: 0, length: 0 } : { value: Number(text.slice(0, length)), length };
}

/** Whether a jail of this name is given by its jid: C reads the whole name as a number that is not 0. */
export function isNumericName(name: string): boolean {
  const { value, length } = readCInteger(name);
  return value !== 0 && length === name.length;
}
