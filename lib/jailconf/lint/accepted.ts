import { ownedComments } from '../comments';
import type { Owner } from '../comments';
import type { ParsedFile } from '../syntax';

/** `# accepted: the reason`, as it stands above a parameter in the files that synth writes too. */
const WORD = 'accepted:';

/** What a comment right above it, or behind it on its line, gives a reason for. */
export function accepted(files: readonly ParsedFile[]): ReadonlySet<Owner> {
  const reasons = files
    .filter(({ file }) => file.binary.includes(WORD))
    .flatMap((file) => ownedComments(file))
    .filter(({ apart, lines }) => !apart && lines.some(isReason));
  return new Set(reasons.map(({ owner }) => owner));
}

function isReason(line: string): boolean {
  return line.startsWith(WORD) && line.length > WORD.length;
}
