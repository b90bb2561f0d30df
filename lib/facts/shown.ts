/** A value as an error shows it: on one line, quoted, of bounded length. */

const longest = 60;

export function shown(value: unknown): string {
  const text = typeof value === 'string' ? `'${escaped(value)}'` : JSON.stringify(value);
  return text === undefined ? String(value) : cut(text);
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}…`;
}

function escaped(text: string): string {
  return text.replace(unprintable, (character) => {
    const known = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
    return known ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029]/gu;
