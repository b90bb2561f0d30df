import { distance } from 'fastest-levenshtein';

/** The known name that was probably meant; undefined when none is near enough to be a slip of the finger. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((candidate) => ({ candidate, edits: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const most = name.length < 3 ? 1 : Math.max(2, Math.floor(name.length / 3));
  return best !== undefined && best.edits <= most ? best.candidate : undefined;
}
