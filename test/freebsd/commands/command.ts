import type { Session } from '../machine/session';

/** A program of FreeBSD's as the host simulates it. */
export interface Command {
  /** Where FreeBSD has it. */
  readonly path: string;
  /** Exit status of usage errors. */
  readonly usageStatus?: number;
  /** The printed usage, or its first line. */
  readonly usage?: string;
  /** Does what the program does; the result is its exit status, 0 if there is none. */
  run(session: Session): Promise<number | void> | number | void;
}

export type CommandTable = Readonly<Record<string, Command>>;
