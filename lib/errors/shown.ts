/** A value as an error shows it: on one line, quoted, of bounded length. */

const longest = 60;
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;
const short: Readonly<Partial<Record<string, string>>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export function shown(text: string): string {
  return `'${cut(printable(text))}'`;
}

/** Text on one line, whole: what has no picture of its own is spelled out. */
export function printable(text: string): string {
  return text.replace(unprintable, escaped);
}

function escaped(character: string): string {
  return short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function cut(text: string): string {
  if (text.length <= longest) return text;
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}…`;
}
