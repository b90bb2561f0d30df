/** How a comment begins that says why a parameter may weaken a jail: `# accepted: the reason`. */
export const ACCEPTED = 'accepted:';

/** The text of such a comment. */
export function acceptedComment(reason: string): string {
  return `${ACCEPTED} ${reason}`;
}

/** The reason that a line of a comment gives; none if it is empty, or another comment. */
export function acceptedReason(line: string): string | undefined {
  const reason = line.startsWith(ACCEPTED) ? line.slice(ACCEPTED.length).trim() : '';
  return reason === '' ? undefined : reason;
}
