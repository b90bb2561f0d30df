import { ownedComments } from '../comments';
import type { Owner } from '../comments';
import type { ParsedFile } from '../syntax';

/** `# accepted: the reason`, as it stands above a parameter in the files that synth writes too. */
const REASON = /^accepted:\s*\S/;

/** What a comment right above it, or behind it on its line, gives a reason for. */
export function accepted(files: readonly ParsedFile[]): ReadonlySet<Owner> {
  const reasons = files
    .flatMap((file) => ownedComments(file))
    .filter(({ apart, lines }) => !apart && lines.some((line) => REASON.test(line)));
  return new Set(reasons.map(({ owner }) => owner));
}
