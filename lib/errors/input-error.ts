/** Something that a command was given cannot be read or does not fit; the message is all there is to say. */
export class InputError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InputError';
  }
}
