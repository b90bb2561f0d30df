/**
 * What jail(8) makes of the text that stands for a boolean or a jailsys parameter: a word in letters of
 * either case, or a number (bool_param() in config.c, jailparam_import() in libjail).
 */

const jailsysWords = ['disable', 'new', 'inherit'] as const;

export type JailsysWord = (typeof jailsysWords)[number];

/** strtol(3): an empty text is 0. */
const number = /^\s*([+-]?\d+|)$/;

/** Undefined for what jail(8) refuses. */
export function booleanOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  const value = numberOf(text);
  return value === undefined ? undefined : value !== 0;
}

/** Undefined for what jail(8) or the kernel refuses. */
export function jailsysOf(text: string): JailsysWord | undefined {
  const word = text.toLowerCase();
  return jailsysWords.find((one, index) => one === word || index === numberOf(text));
}

function numberOf(text: string): number | undefined {
  const digits = number.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
