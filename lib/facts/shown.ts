/** A value as a refusal shows it: on one line, quoted, of bounded length. */

const longest = 60;
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;

export function shown(value: unknown): string {
  const text = typeof value === 'string' ? `'${value.replace(unprintable, escaped)}'` : JSON.stringify(value);
  const characters = [...(text ?? String(value))];
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest).join('')}…`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
