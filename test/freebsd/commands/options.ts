import type { Session } from '../machine/session';

/** The options of a command line, as BSD's getopt(3) reads them. */
export interface Options {
  /** How often a flag was given, or the last value of an option that takes one. */
  has(letter: string): boolean;
  value(letter: string): string | undefined;
  /** All values of an option that may be repeated. */
  values(letter: string): readonly string[];
  /** The options in the order given. */
  readonly given: readonly { readonly letter: string; readonly value?: string }[];
  readonly operands: readonly string[];
}

/** The command line cannot be understood: what is said, and the exit status. */
export class BadUsage extends Error {
  constructor(
    message: string,
    readonly status = 1,
  ) {
    super(message);
  }
}

/**
 * Reads options by a getopt(3) string: a letter followed by `:` takes a value. Reading stops at the
 * first operand, and there are no long options. What the string does not have is either no option of
 * FreeBSD's or one that is not simulated: both make the test fail (`Session.unknown`).
 */
export function parseOptions(
  session: Session,
  optstring: string,
  args: readonly string[] = session.args,
): Options {
  const given: { letter: string; value?: string }[] = [];
  let index = 0;
  for (; index < args.length; index++) {
    const word = args[index] ?? '';
    if (word === '--') {
      index += 1;
      break;
    }
    if (!word.startsWith('-') || word === '-') break;
    for (let at = 1; at < word.length; at++) {
      const letter = word[at] ?? '';
      const known = letter === ':' ? -1 : optstring.indexOf(letter);
      if (known < 0) {
        session.unknown(`option -${word.startsWith('--') ? word.slice(1) : letter}`);
        throw new BadUsage(`illegal option -- ${letter}`, session.usageStatus);
      }
      if (optstring[known + 1] !== ':') {
        given.push({ letter });
        continue;
      }
      const attached = word.slice(at + 1);
      const value = attached === '' ? args[++index] : attached;
      if (value === undefined) {
        throw new BadUsage(`option requires an argument -- ${letter}`, session.usageStatus);
      }
      given.push({ letter, value });
      break;
    }
  }
  return {
    given,
    operands: args.slice(index),
    has: (letter) => given.some((option) => option.letter === letter),
    value: (letter) => given.findLast((option) => option.letter === letter)?.value,
    values: (letter) =>
      given.flatMap((option) =>
        option.letter === letter && option.value !== undefined ? [option.value] : [],
      ),
  };
}
