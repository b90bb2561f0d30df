/** A step of a jail cannot be done; the message is what jail(8) prints after the jail's name. */
export class StepError extends Error {}
