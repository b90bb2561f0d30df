const SHELL_CHARACTERS = /[!"$&'()*;<>?[\\\]`{|}~]/;
const BLANKS = /[ \t\f\v\r\n]+/;

/** How a hook is started: split into words, or given to the shell unchanged. */
export interface HookCommand {
  readonly argv: readonly string[];
  readonly shell: boolean;
  readonly background: boolean;
}

export function splitWords(text: string): string[] {
  return text.split(BLANKS).filter((word) => word !== '');
}

/**
 * jail(8)'s rule for "shell or not" looks at the first special character only: an `&` that is also
 * the last byte of the text means the background, anything else means `/bin/sh -c`.
 */
export function hookCommand(text: string): HookCommand {
  const special = SHELL_CHARACTERS.exec(text);
  if (!special) return { argv: splitWords(text), shell: false, background: false };
  if (special[0] === '&' && special.index === text.length - 1) {
    return { argv: splitWords(text.slice(0, -1)), shell: false, background: true };
  }
  return { argv: ['/bin/sh', '-c', text], shell: true, background: false };
}

const NAMED_ESCAPES: Readonly<Record<string, number>> = {
  '\\': 0x5c,
  n: 0x0a,
  r: 0x0d,
  b: 0x08,
  a: 0x07,
  v: 0x0b,
  t: 0x09,
  f: 0x0c,
  s: 0x20,
  E: 0x1b,
};

/**
 * Undoes vis(3) as fstab(5) fields need it; undefined where strunvis(3) would fail. What is left is a C
 * string: a byte 0 ends it.
 */
export function unvis(word: string): string | undefined {
  if (!word.includes('\\')) return word;
  const source = Buffer.from(word, 'utf8').toString('latin1');
  const bytes: number[] = [];
  for (let at = 0; at < source.length;) {
    if (source[at] !== '\\') {
      bytes.push(source.charCodeAt(at++));
      continue;
    }
    const escape = oneEscape(source.slice(at + 1));
    if (!escape) return undefined;
    if (escape.byte !== undefined) bytes.push(escape.byte & 0xff);
    at += 1 + escape.length;
  }
  const end = bytes.indexOf(0);
  return Buffer.from(end < 0 ? bytes : bytes.slice(0, end)).toString('utf8');
}

/** An escape that the word ends in the middle of: strunvis(3) drops it without a complaint (unvis.c). */
const UNFINISHED = /^(M[-^]?|\^|x)?$/;

function oneEscape(rest: string): { byte?: number; length: number } | undefined {
  if (UNFINISHED.test(rest)) return { length: rest.length };
  const octal = /^[0-7]{1,3}/.exec(rest);
  if (octal) return { byte: parseInt(octal[0], 8), length: octal[0].length };
  const hex = /^x([0-9a-fA-F]{1,2})/.exec(rest);
  if (hex) return { byte: parseInt(hex[1] ?? '', 16), length: hex[0].length };
  if (rest.startsWith('\n') || rest.startsWith('$')) return { length: 1 };
  const meta = /^M-([^])/.exec(rest);
  if (meta) return { byte: 0x80 | (meta[1] ?? '').charCodeAt(0), length: 3 };
  const control = /^(M?)\^([^])/.exec(rest);
  if (control) {
    const letter = control[2] ?? '';
    const byte = letter === '?' ? 0x7f : letter.charCodeAt(0) & 0x1f;
    return { byte: (control[1] ? 0x80 : 0) | byte, length: control[0].length };
  }
  const named = NAMED_ESCAPES[rest[0] ?? ''];
  return named === undefined ? undefined : { byte: named, length: 1 };
}
