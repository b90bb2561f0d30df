import type { Location } from './source';

export type Severity = 'error' | 'warning';

/** Something to tell a person about a file. */
export interface Diagnostic {
  readonly severity: Severity;
  /** What is wrong, and what to do about it; lower case, no full stop. */
  readonly message: string;
  /** Undefined if the file could not even be read. */
  readonly location: Location | undefined;
}

const WIDTH = 100;
const LEAD = 60;
/** Bytes that hold more characters than are shown, at up to four bytes each. */
const REACH = 5 * WIDTH;

/** `FILE:LINE:COL: message`, the line of the file, and a caret below the place. */
export function formatDiagnostic({ severity, message, location }: Diagnostic): string {
  const text = severity === 'error' ? message : `${severity}: ${message}`;
  if (!location) {
    return printable(text);
  }
  const { file, line, column } = location;
  const { shown, caret } = excerpt(location);
  return [printable(`${file.name}:${line}:${column}: ${text}`), `  ${shown}`, `  ${' '.repeat(caret)}^`].join(
    '\n',
  );
}

/**
 * The part of a line around a place, in one character each, and where the place is in it. No more of
 * the line is read: it may be long, and hold thousands of places.
 */
function excerpt({ file, offset, column }: Location): { shown: string; caret: number } {
  const { before, after } = file.textAround(offset, REACH);
  const characters = [...before, ...after].map(oneCharacter);
  const skipped = column - 1 - [...before].length;
  const length = skipped + characters.length;
  const from = Math.max(0, Math.min(column - 1 - LEAD, length - WIDTH));
  const shown = characters.slice(from - skipped, from - skipped + WIDTH);
  if (from > 0) {
    shown[0] = '…';
  }
  if (from + WIDTH < length) {
    shown[shown.length - 1] = '…';
  }
  return { shown: shown.join('').trimEnd(), caret: column - 1 - from };
}

/** Keeps what a file holds from speaking to the terminal. */
function printable(text: string): string {
  return [...text].map((character) => (character === '\n' ? '\\n' : oneCharacter(character))).join('');
}

function oneCharacter(character: string): string {
  if (character === '\t') {
    return ' ';
  }
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character) ? '\uFFFD' : character;
}
