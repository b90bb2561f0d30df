import { ACCEPTED, acceptedReason } from '../accepted-reason';
import { ownedComments } from '../comments';
import type { Owner } from '../comments';
import type { ParsedFile } from '../syntax';

/** What a comment right above it, or behind it on its line, gives a reason for. */
export function accepted(files: readonly ParsedFile[]): ReadonlySet<Owner> {
  const reasons = files
    .filter(({ file }) => file.binary.includes(ACCEPTED))
    .flatMap((file) => ownedComments(file))
    .filter(({ apart, lines }) => !apart && lines.some((line) => acceptedReason(line) !== undefined));
  return new Set(reasons.map(({ owner }) => owner));
}
