import type { SourceFile } from './source';

/** Something jail(8) complains about, and where. */
export interface Problem {
  /** In jail(8)'s words, without its `jail: ` prefix. */
  readonly message: string;
  /** Undefined if there is no file to point at. */
  readonly file: SourceFile | undefined;
  /** Byte offset in the file. */
  readonly offset: number;
}

export type Report = (problem: Problem) => void;
