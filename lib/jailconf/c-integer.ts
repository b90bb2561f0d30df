/** What strtol(3) reads at the start of a text, in base 10. */
export interface CInteger {
  readonly value: number;
  /** Characters read, 0 if there is no number. */
  readonly length: number;
}

const NUMBER = /^[ \t\n\v\f\r]*[+-]?\d+/;

export function readCInteger(text: string): CInteger {
  const found = NUMBER.exec(text)?.[0];
  return found === undefined ? { value: 0, length: 0 } : { value: Number(found), length: found.length };
}

/** Whether a jail of this name is given by its jid: C reads the whole name as a number that is not 0. */
export function isNumericName(name: string): boolean {
  const { value, length } = readCInteger(name);
  return value !== 0 && length === name.length;
}
