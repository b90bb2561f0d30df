import { loneSurrogateHasNoBytes, nulCutsText, UnwritableTextError } from './errors';

/**
 * What a word without quotes has none of, to be read back unchanged. jail(8)'s lexer takes more; the
 * rest is quoted, so that no reader has to know which of `*`, `+`, `/` and `$` are safe where.
 */
const NOT_BARE = /[^A-Za-z0-9_.:-]/;

/** All but printable ASCII that means nothing within double quotes. */
const NOT_PLAIN = /[^ !#%-[\]-~]/;

/** A high surrogate without its low one, or the other way round. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

// eslint-disable-next-line no-control-regex
const CONTROL = /[\x01-\x1f\x7f]/g;

const NAMED_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Says why a text cannot be written into jail.conf, or nothing if it can: there is no way to write a
 * NUL (raw and escaped alike, it cuts the string), and half a surrogate pair has no bytes.
 */
export function unwritable(text: string): string | undefined {
  if (text.includes('\0')) {
    return nulCutsText();
  }
  const lone = LONE_SURROGATE.exec(text);
  return lone ? loneSurrogateHasNoBytes(lone.index) : undefined;
}

/**
 * Writes a value, or one item of a list, in the least quoting that is correct and readable: bare,
 * else in double quotes (the habit of jail.conf(5)), else, where double quotes would need
 * backslashes, in single quotes. Line ends and other control characters become escapes, so a value
 * is always one line.
 *
 * @throws UnwritableTextError when `unwritable(text)` has a reason
 */
export function quoteWord(text: string): string {
  if (text !== '' && !NOT_BARE.test(text)) {
    return text;
  }
  if (!NOT_PLAIN.test(text)) {
    return `"${text}"`;
  }
  const reason = unwritable(text);
  if (reason !== undefined) {
    throw new UnwritableTextError(text, reason);
  }
  if (!/["$\\]/.test(text)) {
    return `"${escapeControls(text)}"`;
  }
  return `'${escapeControls(text.replace(/[\\']/g, '\\$&'))}'`;
}

/**
 * Writes the name of a jail or of a parameter. A name is one token: nothing may be joined to it and
 * no variable stands in it; within that, a name is quoted just as a value is.
 *
 * @throws UnwritableTextError when `unwritable(name)` has a reason
 */
export function quoteName(name: string): string {
  return quoteWord(name);
}

/** Exactly three octal digits: fewer would swallow a digit that follows, and FreeBSD 10 misreads `\x`. */
function escapeControls(text: string): string {
  return text.replace(
    CONTROL,
    (control) => NAMED_ESCAPES[control] ?? `\\${control.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
}
