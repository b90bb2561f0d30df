/** Widths of Helvetica's printable ASCII characters in thousandths of the size, from blank to tilde (its AFM file). */
const WIDTHS = [
  ...[278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278],
  ...[556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556],
  ...[1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778],
  ...[667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556],
  ...[333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556],
  ...[556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584],
];
const UNKNOWN = 1000;

/** Viewers without Helvetica take a font that may be somewhat wider. */
const MARGIN = 1.06;

/** How wide a text will be at most, in the unit of the size. */
export function textWidth(text: string, size: number, bold = false): number {
  const sum = [...text].reduce(
    (total, character) => total + (WIDTHS[character.charCodeAt(0) - 32] ?? UNKNOWN),
    0,
  );
  return (sum / 1000) * size * MARGIN * (bold ? 1.08 : 1);
}

/** Cuts a text to a width, with `…` where it was cut. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) {
    return text;
  }
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size) > width) {
    characters.pop();
  }
  return `${characters.join('')}…`;
}
