import { quoteShellWord } from './shell-quote';

/** One thing that shall be: a word that says of what kind, then its values. Ends up as one line of sh. */
export type Fact = readonly string[];

// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\\\x00-\x1f\x7f]/g;
const LETTERS: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };

/**
 * Keeps a value on one line and free of tabs, since the runtime holds facts as rows of a table: a
 * backslash and control characters are written as printf(1) `%b` reads them.
 */
export function encodeValue(value: string): string {
  return value.replace(UNPRINTABLE, (letter) => LETTERS[letter] ?? encodeControl(letter));
}

/** Prints facts, one a line, ending in a newline. */
export function printFacts(facts: readonly Fact[]): string {
  return facts.map(printFact).join('');
}

/** Prints one fact, ending in a newline. */
export function printFact(fact: Fact): string {
  let line = '';
  for (const value of fact) {
    line += line === '' ? printWord(value) : ` ${printWord(value)}`;
  }
  return `${line}\n`;
}

/** What is bare as it stands has nothing to encode either. */
function printWord(value: string): string {
  const word = quoteShellWord(value);
  return word === value ? word : quoteShellWord(encodeValue(value));
}

/** `name=value`, or nothing where there is no value. */
export function optionalPair(name: string, value: string | number | undefined): string[] {
  return value === undefined ? [] : [`${name}=${value}`];
}

function encodeControl(letter: string): string {
  return `\\0${letter.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
