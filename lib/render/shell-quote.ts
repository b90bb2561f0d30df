/** Letters that mean nothing to any sh in any place of an argument. */
const BARE = /^[A-Za-z0-9_./:@%+,=-]+$/;

/** Writes a word so that sh reads it back as one argument: bare where that is safe, else in single quotes. */
export function quoteShellWord(word: string): string {
  return BARE.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;
}

/** Writes a command and its arguments as one line. */
export function shellLine(words: readonly string[]): string {
  return words.map(quoteShellWord).join(' ');
}
