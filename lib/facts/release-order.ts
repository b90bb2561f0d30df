/** Orders releases written as '14.4'; what follows the two numbers does not count. */

const numbers = /^(\d+)\.(\d+)/;

/** Below 0 when `a` is older than `b`, 0 when they are one release, above 0 when it is newer. */
export function compareReleases(a: string, b: string): number {
  const left = numbers.exec(a);
  const right = numbers.exec(b);
  if (left === null || right === null) {
    throw new TypeError(`cannot order '${a}' and '${b}': a release reads like '14.4'`);
  }
  return Number(left[1]) - Number(right[1]) || Number(left[2]) - Number(right[2]);
}
