import { decodeBinary, toBinary } from './bytes';

/** Why a file could not be read, as errno names it. */
export type ReadFailure = 'ENOENT' | 'EACCES' | 'ENOTDIR' | 'EISDIR' | 'ENAMETOOLONG' | 'ELOOP';

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
  /** In bytes of the file, from 0. */
  readonly offset: number;
}

/** One file as it was read. */
export class SourceFile {
  /** The path as it was opened, which is how jail(8) names the file in its messages. */
  readonly name: string;
  /** The content, one byte in each character. */
  readonly binary: string;
  private lineStarts: number[] | undefined;
  /** The place last asked for: on a long line the next one is counted on from there. */
  private last = { line: 0, offset: 0, column: 1 };

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
    const { last } = this;
    const near = last.line === line && last.offset <= offset;
    const from = near ? last : { offset: this.startOf(line), column: 1 };
    const column = from.column + countCharacters(decodeBinary(this.binary.slice(from.offset, offset)));
    this.last = { line, offset, column };
    return { file: this, line, column, offset };
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

  /** The text around a byte offset within its line: so many bytes before it and from it on, at most. */
  textAround(offset: number, reach: number): { before: string; after: string } {
    const start = Math.max(this.startOf(this.lineAt(offset)), offset - reach);
    const [after = ''] = this.binary.slice(offset, offset + reach).split('\n', 1);
    return { before: decodeBinary(this.binary.slice(start, offset)), after: decodeBinary(after) };
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

function countCharacters(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isPair = code >= 0xd800 && code < 0xdc00;
    index += isPair ? 1 : 0;
    count++;
  }
  return count;
}
