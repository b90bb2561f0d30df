import { closest, distance } from 'fastest-levenshtein';

/** What was probably meant, as the end of a message; empty if nothing is near. */
export function didYouMean(given: string, known: readonly string[]): string {
  const near = known.length > 0 ? closest(given, known) : undefined;
  return near !== undefined && distance(given, near) <= Math.max(2, given.length / 3)
    ? `, did you mean "${near}"?`
    : '';
}
