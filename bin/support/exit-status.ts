/** What a command's exit status says. Scripts rely on it: it never changes its meaning. */
export const ExitStatus = {
  /** Done, and nothing to say. */
  OK: 0,
  /** It could not be done, or what was looked at is wrong. */
  ERROR: 1,
  /** Done, and there is something to look at: a difference, a warning, a file that would change. */
  FINDINGS: 2,
} as const;

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];

/** An error of the person at the keyboard: told in one line, without a stack. */
export class UserError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UserError';
  }
}
