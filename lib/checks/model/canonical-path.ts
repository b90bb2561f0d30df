export interface CanonicalPath {
  readonly path: string;
  /** Whether a `..` led above `/` on the way. */
  readonly escapes: boolean;
}

const UNTIDY = /\/(?:\.{0,2}(?:\/|$))/;

/** A path without `.`, `..` and empty components. */
export function canonicalPath(path: string): CanonicalPath {
  return UNTIDY.test(path) ? tidied(path) : { path, escapes: false };
}

function tidied(path: string): CanonicalPath {
  const kept: string[] = [];
  let escapes = false;
  for (const component of path.split('/')) {
    if (component === '..') {
      escapes = kept.pop() === undefined || escapes;
    } else if (component !== '' && component !== '.') {
      kept.push(component);
    }
  }
  return { path: `/${kept.join('/')}`, escapes };
}

/** The nearest directory with an entry that a canonical path is or lies in. */
export function nearestDirectory<T>(path: string, directories: ReadonlyMap<string, T>): T | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const entry = directories.get(path.slice(0, end));
    if (entry !== undefined) {
      return entry;
    }
  }
  return directories.get('/');
}

/** The directory that a canonical path lies in; `/` lies in itself. */
export function directoryAbove(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}
