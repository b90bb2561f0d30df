/** A path as the library takes it: jail(8) does not mind more slashes than it needs. */
export function canonicalPath(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
}
