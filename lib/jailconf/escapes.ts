/** What jail(8) makes of a piece of source text once its backslash escapes are undone. */
export interface Unescaped {
  /** The bytes, cut at the first NUL as C cuts them. */
  readonly binary: string;
  /** Where the reading stopped at an unescaped `$`; undefined if it came to the end. */
  readonly variableAt: number | undefined;
  /** Where a NUL, raw or written as an escape, cut the string. */
  readonly cutAt: number | undefined;
}

const NAMED: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
};

const STOP = /\\/g;
const STOP_OR_VARIABLE = /[\\$]/g;
const OCTAL = /[0-7]{1,3}/y;
const HEXADECIMAL = /[0-9A-Fa-f]{1,2}/y;

/**
 * Undoes the escapes of `source` from `start` to `end`, optionally only up to a `$`. Known are
 * `\a \b \f \n \r \t \v`, one to three octal digits, `\x` with up to two hexadecimal ones, and a
 * backslash at the end of a line; any other character stands for itself (jaillex.l, text2lval).
 */
export function unescape(source: string, start: number, end: number, toVariable: boolean): Unescaped {
  const body = source.slice(start, end);
  const stop = toVariable ? STOP_OR_VARIABLE : STOP;
  let binary = '';
  let cutAt: number | undefined;
  let at = 0;
  while (at < body.length) {
    stop.lastIndex = at;
    const found = stop.exec(body)?.index ?? body.length;
    const plain = body.slice(at, found);
    if (cutAt === undefined && plain.includes('\0')) {
      cutAt = start + at + plain.indexOf('\0');
    }
    binary += plain;
    at = found;
    if (body[at] === '$') {
      return { binary: cutAtNul(binary), variableAt: start + at, cutAt };
    }
    if (at < body.length) {
      // C reads on past the end of the text: into the closing brace, or the NUL that ends a token.
      const escape = readEscape(body, at + 1, source[end] ?? '\0');
      if (cutAt === undefined && escape.binary === '\0') {
        cutAt = start + at;
      }
      binary += escape.binary;
      at = escape.end;
    }
  }
  return { binary: cutAtNul(binary), variableAt: undefined, cutAt };
}

function readEscape(body: string, at: number, beyond: string): { binary: string; end: number } {
  const letter = body[at] ?? beyond;
  const octal = match(OCTAL, body, at);
  if (octal) {
    return { binary: String.fromCharCode(parseInt(octal, 8) & 0xff), end: at + octal.length };
  }
  if (letter === 'x') {
    const hexadecimal = match(HEXADECIMAL, body, at + 1);
    const code = hexadecimal ? parseInt(hexadecimal, 16) : 0;
    return { binary: String.fromCharCode(code), end: at + 1 + hexadecimal.length };
  }
  return { binary: NAMED[letter] ?? letter, end: at + 1 };
}

function match(digits: RegExp, body: string, at: number): string {
  digits.lastIndex = at;
  return digits.exec(body)?.[0] ?? '';
}

function cutAtNul(binary: string): string {
  const nul = binary.indexOf('\0');
  return nul < 0 ? binary : binary.slice(0, nul);
}
