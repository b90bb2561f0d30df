/**
 * How far the longer tokens of jail.conf reach. Each function does what one pattern of jaillex.l
 * does, longest match included, in one pass over the text.
 */

const STOP_SINGLE = /['\\]/g;
const STOP_DOUBLE = /["\\]/g;
const STOP_SINGLE_LINE = /['\\\n]/g;
const STOP_DOUBLE_LINE = /["\\\n]/g;

/**
 * Where a run of characters ends: where the pattern of those that do not belong to it, with the flag `g`,
 * matches first. A pattern that repeats may keep a place to go back to for each character, and a run of
 * some MiB then ends in a stack overflow.
 */
export function endOfRun(other: RegExp, text: string, from: number): number {
  other.lastIndex = from;
  return other.test(text) ? other.lastIndex - 1 : text.length;
}

export type Quote = "'" | '"';

/** The first unescaped quote at or after `from`, or Infinity. */
export function closingQuote(source: string, from: number, quote: Quote): number {
  return skipEscapes(source, from, quote === "'" ? STOP_SINGLE : STOP_DOUBLE, true) ?? Infinity;
}

/** The end of what jail(8) takes for an unterminated string: the rest of its line. */
export function unterminatedStringEnd(source: string, from: number, quote: Quote): number {
  const stop = quote === "'" ? STOP_SINGLE_LINE : STOP_DOUBLE_LINE;
  return skipEscapes(source, from, stop, false) ?? source.length;
}

/**
 * Finds the first character that ends the token, stepping over each backslash and what follows it.
 * A backslash before the end of the line or of the file may itself be the end.
 */
function skipEscapes(source: string, from: number, stop: RegExp, acrossLines: boolean): number | undefined {
  let at = from;
  for (;;) {
    stop.lastIndex = at;
    const found = stop.exec(source);
    if (!found) {
      return undefined;
    }
    if (found[0] !== '\\') {
      return found.index;
    }
    at = found.index + 2;
    if (!acrossLines && (at > source.length || source[at - 1] === '\n')) {
      return found.index;
    }
  }
}

/** How far a `${` reaches: to its `}`, or, without one, to where jail(8) complains. */
export interface BracedVariable {
  readonly end: number;
  readonly terminated: boolean;
}

/**
 * Measures the `${…}` that begins at `from`. The pattern lets a backslash stand both for itself and
 * for the start of a pair, so a `}` after it may or may not end the name: the longest reading wins.
 */
export function bracedVariable(source: string, from: number, inString: boolean): BracedVariable {
  let closedEnd = 0;
  let openEnd = from + 2;
  // Positions that the two patterns, with and without the closing brace, can reach.
  let closable = { here: true, next: false };
  let open = { here: true, next: false };
  for (
    let at = from + 2;
    at < source.length && (closable.here || closable.next || open.here || open.next);
    at++
  ) {
    const character = source[at];
    const special =
      character === '\n' || character === '{' || character === '}' || (inString && character === '"');
    if (closable.here && character === '}') {
      closedEnd = at + 1;
    }
    const backslash = character === '\\' && at + 1 < source.length;
    closable = {
      here: closable.next || (closable.here && !special),
      next: closable.here && backslash,
    };
    open = {
      here: open.next || (open.here && !special),
      next: open.here && backslash && source[at + 1] !== '\n',
    };
    if (open.here) {
      openEnd = at + 1;
    }
  }
  return closedEnd >= openEnd ? { end: closedEnd, terminated: true } : { end: openEnd, terminated: false };
}
