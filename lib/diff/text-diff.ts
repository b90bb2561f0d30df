import { structuredPatch } from 'diff';

/** Texts further apart than this many lines are shown as one removed and one added: the search is quadratic. */
const FURTHEST = 1000;

/** Unified diff lines with three lines of context, without file headers; none for equal texts. */
export function lineDiff(old: string, now: string): string[] {
  if (old === now) {
    return [];
  }
  if (old === '' || now === '') {
    return [...prefixed('-', old), ...prefixed('+', now)];
  }
  const patch = structuredPatch('', '', old, now, '', '', { context: 3, maxEditLength: FURTHEST });
  if (patch === undefined) {
    return [...prefixed('-', old), ...prefixed('+', now)];
  }
  return patch.hunks.flatMap((hunk) => [
    `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
    ...hunk.lines,
  ]);
}

function prefixed(sign: string, text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') {
    lines.pop();
  }
  return lines.map((line) => `${sign}${line}`);
}
