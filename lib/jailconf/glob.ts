import { decodeBinary, encodeBinary } from './bytes';

/** A character of a pattern: a byte that stands for itself, or a wildcard. */
type Glyph = string | { readonly any: 'one' | 'many' } | Set;

/** `[…]`: single bytes and ranges, or their opposite. */
interface Set {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [string, string])[];
}

/**
 * The files that a pattern of `.include` means, sorted, or undefined if it is no pattern but the name
 * of one file. Rules of FreeBSD's glob(3) without flags, byte by byte: `*`, `?` and `[…]` match within
 * one component, a backslash takes away their meaning, and a leading dot is matched by a dot only.
 */
export function expandPattern(
  pattern: string,
  list: (directory: string) => readonly string[] | undefined,
): string[] | undefined {
  const components = encodeBinary(pattern).split('/').map(parseComponent);
  if (!components.some(isPattern)) {
    return undefined;
  }
  const lastPattern = components.map(isPattern).lastIndexOf(true);
  let paths = [''];
  components.forEach((component, index) => {
    const slash = index < components.length - 1 ? '/' : '';
    paths = isPattern(component)
      ? paths.flatMap((path) => matching(path, component, list).map((name) => path + name + slash))
      : paths.flatMap((path) => {
          const name = component.join('');
          const mustExist = index > lastPattern && slash === '' && name !== '';
          return !mustExist || namesIn(path, list).includes(name) ? [path + name + slash] : [];
        });
  });
  return paths.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map(decodeBinary);
}

function isPattern(component: readonly Glyph[]): boolean {
  return component.some((glyph) => typeof glyph !== 'string');
}

function namesIn(directory: string, list: (directory: string) => readonly string[] | undefined): string[] {
  return (list(decodeBinary(directory)) ?? []).map(encodeBinary);
}

function matching(
  directory: string,
  component: readonly Glyph[],
  list: (directory: string) => readonly string[] | undefined,
): string[] {
  return namesIn(directory, list).filter(
    (name) => (!name.startsWith('.') || component[0] === '.') && matches(component, name),
  );
}

function parseComponent(text: string): Glyph[] {
  const glyphs: Glyph[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    at++;
    if (character === '\\' && at < text.length) {
      glyphs.push(text[at] ?? '');
      at++;
    } else if (character === '*' || character === '?') {
      glyphs.push({ any: character === '*' ? 'many' : 'one' });
    } else if (character === '[') {
      const set = parseSet(text, at);
      glyphs.push(set ? set.glyph : character);
      at = set ? set.end : at;
    } else {
      glyphs.push(character);
    }
  }
  return glyphs;
}

/** Reads a set behind its `[`; a `[` that nothing closes stands for itself. */
function parseSet(text: string, from: number): { glyph: Set; end: number } | undefined {
  const negated = text[from] === '!';
  let at = negated ? from + 1 : from;
  if (text.indexOf(']', at + 1) < 0) {
    return undefined;
  }
  const ranges: (readonly [string, string])[] = [];
  do {
    const low = text[at] ?? '';
    const isRange = text[at + 1] === '-' && text[at + 2] !== ']';
    ranges.push([low, isRange ? (text[at + 2] ?? '') : low]);
    at += isRange ? 3 : 1;
  } while (at < text.length && text[at] !== ']');
  return { glyph: { negated, ranges }, end: at + 1 };
}

/** Matches with one step back to the last `*` at a time, so never slower than pattern times name. */
function matches(glyphs: readonly Glyph[], name: string): boolean {
  let glyphAt = 0;
  let at = 0;
  let star: { glyphAt: number; at: number } | undefined;
  while (at < name.length) {
    const glyph = glyphs[glyphAt];
    if (typeof glyph === 'object' && 'any' in glyph && glyph.any === 'many') {
      star = { glyphAt: ++glyphAt, at };
    } else if (glyph !== undefined && matchesOne(glyph, name[at] ?? '')) {
      glyphAt++;
      at++;
    } else if (star) {
      star.at++;
      ({ glyphAt, at } = star);
    } else {
      return false;
    }
  }
  return glyphs
    .slice(glyphAt)
    .every((glyph) => typeof glyph === 'object' && 'any' in glyph && glyph.any === 'many');
}

function matchesOne(glyph: Glyph, character: string): boolean {
  if (typeof glyph === 'string') {
    return glyph === character;
  }
  if ('any' in glyph) {
    return glyph.any === 'one';
  }
  return glyph.ranges.some(([low, high]) => low <= character && character <= high) !== glyph.negated;
}
