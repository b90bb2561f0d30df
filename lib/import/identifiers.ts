const RESERVED: ReadonlySet<string> = new Set(
  (
    'break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if import in instanceof new null return super switch this throw true try typeof var void while with ' +
    'let static yield await async of implements interface package private protected public arguments eval ' +
    'undefined NaN Infinity app stack common'
  ).split(' '),
);

/** Gives things names in the program, each once. */
export class Identifiers {
  private readonly used = new Set(RESERVED);

  /** A variable's name made of any text: `db-1` is `db1`, `app server` is `appServer`. */
  name(text: string): string {
    const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
    const camel = words.map((word, index) => (index === 0 ? lowered(word) : capitalized(word))).join('');
    const plain = /^[A-Za-z]/.test(camel) ? camel : `jail${capitalized(camel)}`;
    return this.unused(plain, '');
  }

  private unused(name: string, suffix: number | ''): string {
    const candidate = `${name}${suffix}`;
    if (this.used.has(candidate)) {
      return this.unused(name, (suffix === '' ? 1 : suffix) + 1);
    }
    this.used.add(candidate);
    return candidate;
  }
}

function lowered(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
