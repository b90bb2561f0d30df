/**
 * What the jail.conf printer says when it is asked for text that the format cannot hold.
 * What the reader says of a file is in `messages.ts`, in the words of jail(8).
 */
export class UnwritableTextError extends Error {
  /** The text that cannot be written. */
  readonly text: string;

  constructor(text: string, reason: string) {
    super(`${JSON.stringify(text)} cannot be written in jail.conf: ${reason}`);
    this.name = 'UnwritableTextError';
    this.text = text;
  }
}

/** Why a text with a NUL is refused. */
export const nulCutsText = (): string =>
  'it holds a NUL character, at which jail(8) would silently cut it, remove it';

/** Why a text with half of a surrogate pair is refused. */
export const loneSurrogateHasNoBytes = (index: number): string =>
  `it holds half of a surrogate pair at index ${index}, which has no UTF-8 form, replace or remove it`;
