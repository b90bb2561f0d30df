/** TypeScript source, laid out as prettier lays it out: 110 columns, single quotes. */

export const WIDTH = 110;

/** A string in the quotes that need fewer escapes, single ones where it makes no difference. */
export function stringLiteral(text: string): string {
  const singles = text.split("'").length - 1;
  const doubles = text.split('"').length - 1;
  const quote = singles > doubles ? '"' : "'";
  const escaped = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"');
  const safe = escaped.replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escapeCharacter);
  return `${quote}${safe.replaceAll(quote, `\\${quote}`)}${quote}`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The name of a property, in quotes only where it needs them. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : stringLiteral(name);
}

/**
 * `head[a, b]tail` on one line where it fits, else with a line for each item. The brackets come with
 * `open` and `close`.
 */
export function bracketed(
  head: string,
  [open, close]: readonly [string, string],
  items: readonly string[],
  tail: string,
  indent: string,
): string[] {
  const pad = open.endsWith('{') && items.length > 0 ? ' ' : '';
  const line = `${indent}${head}${open}${pad}${items.join(', ')}${pad}${close}${tail}`;
  return line.length <= WIDTH && !line.includes('\n')
    ? [line]
    : [`${indent}${head}${open}`, ...items.map((item) => `${indent}  ${item},`), `${indent}${close}${tail}`];
}
