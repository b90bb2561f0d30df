import { decodeBinary, encodeBinary } from './bytes';

/** A byte of a pattern, and whether a backslash took away what else it could mean. */
interface PatternByte {
  readonly byte: string;
  readonly isProtected: boolean;
}

/** A character of a pattern: a byte that stands for itself, or a wildcard. */
type Glyph = string | { readonly any: 'one' | 'many' } | Set;

/** `[…]`: single bytes and ranges, or their opposite. */
interface Set {
  readonly negated: boolean;
  readonly ranges: readonly (readonly [string, string])[];
}

/** From this length on (MAXPATHLEN) glob(3) takes a text as it stands. */
const MAX_PATTERN_BYTES = 1024;

/** The names in a directory, `''` being the current one; undefined if it cannot be listed. */
type List = (directory: string) => readonly string[] | undefined;

/**
 * The files that a pattern of `.include` means, sorted, or undefined if it is no pattern but the name
 * of one file. Rules of FreeBSD's glob(3) without flags, byte by byte: `*`, `?` and `[…]` match within
 * one component, a backslash takes away their meaning, and a leading dot is matched by a dot only, which
 * then matches the directories `.` and `..` too.
 */
export function expandPattern(pattern: string, list: List): string[] | undefined {
  const bytes = protect(encodeBinary(pattern));
  const glyphs = parsePattern(bytes);
  if (bytes.length >= MAX_PATTERN_BYTES || !isPattern(glyphs)) {
    return undefined;
  }
  if (glyphs.some(spansComponents)) {
    return [];
  }
  const components = splitAtSlashes(glyphs);
  const lastPattern = components.map(isPattern).lastIndexOf(true);
  let paths = [''];
  components.forEach((component, index) => {
    const slash = index < components.length - 1 ? '/' : '';
    paths = isPattern(component)
      ? paths.flatMap((path) => matching(path, component, list).map((name) => path + name + slash))
      : paths.map((path) => path + component.join('') + slash);
  });
  const found = lastPattern < components.length - 1 ? paths.filter((path) => exists(path, list)) : paths;
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).map(decodeBinary);
}

function protect(text: string): PatternByte[] {
  const bytes: PatternByte[] = [];
  for (let at = 0; at < text.length; at++) {
    const isProtected = text[at] === '\\' && at + 1 < text.length;
    at += isProtected ? 1 : 0;
    bytes.push({ byte: text[at] ?? '', isProtected });
  }
  return bytes;
}

function isPattern(glyphs: readonly Glyph[]): boolean {
  return glyphs.some((glyph) => typeof glyph !== 'string');
}

/** A slash ends the component even within brackets, and what is left on each side matches nothing. */
function spansComponents(glyph: Glyph): boolean {
  return typeof glyph === 'object' && 'ranges' in glyph && glyph.ranges.some((range) => range.includes('/'));
}

function splitAtSlashes(glyphs: readonly Glyph[]): Glyph[][] {
  const components: Glyph[][] = [[]];
  for (const glyph of glyphs) {
    if (glyph === '/') {
      components.push([]);
    } else {
      components.at(-1)?.push(glyph);
    }
  }
  return components;
}

/** Whether there is a file of this path, or a directory if it ends in a slash. */
function exists(path: string, list: List): boolean {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const directory = path.slice(0, slash + 1);
  return ['', '.', '..'].includes(name)
    ? list(decodeBinary(directory)) !== undefined
    : namesIn(directory, list).includes(name);
}

function namesIn(directory: string, list: List): string[] {
  return (list(decodeBinary(directory)) ?? []).map(encodeBinary);
}

function matching(directory: string, component: readonly Glyph[], list: List): string[] {
  const names = namesIn(directory, list).concat(exists(directory, list) ? ['.', '..'] : []);
  return names.filter((name) => (!name.startsWith('.') || component[0] === '.') && matches(component, name));
}

function parsePattern(bytes: readonly PatternByte[]): Glyph[] {
  const glyphs: Glyph[] = [];
  let at = 0;
  while (at < bytes.length) {
    const { byte, isProtected } = bytes[at] ?? { byte: '', isProtected: true };
    at++;
    if (isProtected) {
      glyphs.push(byte);
    } else if (byte === '*' || byte === '?') {
      glyphs.push({ any: byte === '*' ? 'many' : 'one' });
    } else if (byte === '[') {
      const set = parseSet(bytes, at);
      glyphs.push(set ? set.glyph : byte);
      at = set ? set.end : at;
    } else {
      glyphs.push(byte);
    }
  }
  return glyphs;
}

/** Reads a set behind its `[`; a `[` that nothing closes stands for itself. */
function parseSet(bytes: readonly PatternByte[], from: number): { glyph: Set; end: number } | undefined {
  const is = (index: number, byte: string): boolean =>
    bytes[index]?.byte === byte && !bytes[index].isProtected;
  const negated = is(from, '!');
  let at = negated ? from + 1 : from;
  if (!bytes.some((_, index) => index > at && is(index, ']'))) {
    return undefined;
  }
  const ranges: (readonly [string, string])[] = [];
  do {
    const low = bytes[at]?.byte ?? '';
    const isRange = is(at + 1, '-') && !is(at + 2, ']');
    ranges.push([low, isRange ? (bytes[at + 2]?.byte ?? '') : low]);
    at += isRange ? 3 : 1;
  } while (at < bytes.length && !is(at, ']'));
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
