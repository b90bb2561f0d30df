import { decodeBinary, toBinary } from './bytes';

/** Why a file could not be read, as errno names it. */
export type ReadFailure = 'ENOENT' | 'EACCES' | 'ENOTDIR' | 'EISDIR';

/**
 * Where the files come from: the disk, an archive, memory. The language asks for a file by the path
 * that jail(8) would open, so a relative path is relative to the directory jail(8) would run in.
 */
export interface SourceReader {
  /** The bytes of a file, or why there are none. */
  read(path: string): Uint8Array | ReadFailure;
  /**
   * The names in a directory, in any order, or undefined if it cannot be listed; `''` is the current
   * directory. Needed for `.include` with a pattern only.
   */
  list(directory: string): readonly string[] | undefined;
}

/** A place in a file. Lines and columns count from 1, columns in characters. */
export interface Location {
  readonly file: SourceFile;
  readonly line: number;
  readonly column: number;
}

/** One file as it was read. */
export class SourceFile {
  /** The path as it was opened, which is how jail(8) names the file in its messages. */
  readonly name: string;
  /** The content, one byte in each character. */
  readonly binary: string;
  private lineStarts: number[] | undefined;

  constructor(name: string, content: Uint8Array) {
    this.name = name;
    this.binary = toBinary(content);
  }

  /** The line of a byte offset, from 1. */
  lineAt(offset: number): number {
    const starts = this.starts();
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + 1;
  }

  locationAt(offset: number): Location {
    const line = this.lineAt(offset);
    const before = decodeBinary(this.binary.slice(this.startOf(line), offset));
    return { file: this, line, column: [...before].length + 1 };
  }

  /** The byte offset at which a line begins. */
  startOf(line: number): number {
    return this.starts()[line - 1] ?? this.binary.length;
  }

  /** The text of a line, without its line end. */
  textOf(line: number): string {
    const end = this.binary.indexOf('\n', this.startOf(line));
    return decodeBinary(this.binary.slice(this.startOf(line), end < 0 ? undefined : end));
  }

  private starts(): number[] {
    if (!this.lineStarts) {
      this.lineStarts = [0];
      for (let at = this.binary.indexOf('\n'); at >= 0; at = this.binary.indexOf('\n', at + 1)) {
        this.lineStarts.push(at + 1);
      }
    }
    return this.lineStarts;
  }
}
