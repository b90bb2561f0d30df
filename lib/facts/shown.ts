/** A value as a refusal shows it: on one line, of bounded length, text in quotes. */

const longest = 60;
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;
const short: Readonly<Partial<Record<string, string>>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${cut(value.replace(unprintable, escaped))}'`;
  return cut(Array.isArray(value) ? JSON.stringify(value) : String(value));
}

function escaped(character: string): string {
  return short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function cut(text: string): string {
  if (text.length <= longest) return text;
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}…`;
}
