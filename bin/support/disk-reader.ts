import { readdirSync, readFileSync, readSync } from 'node:fs';
import { decodeBytes, encodeText } from '../../lib/jailconf';
import type { ReadFailure, SourceReader } from '../../lib/jailconf';

const FAILURES: readonly ReadFailure[] = ['ENOENT', 'EACCES', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP'];

/** Where jail(8) and this command read standard input from. */
const STANDARD_INPUT = '-';

/** How much of standard input is read at once, in bytes. */
const PIECE = 65_536;

/** How long to wait for more of it, in milliseconds. */
const A_WHILE = 10;

/** Reads the disk, relative paths from the current directory. */
export const diskReader: SourceReader = {
  read(path) {
    try {
      return readFileSync(pathOf(path));
    } catch (error) {
      return failureOf(error);
    }
  },
  list(directory) {
    try {
      return readdirSync(pathOf(directory === '' ? '.' : directory), { encoding: 'buffer' }).map(decodeBytes);
    } catch {
      return undefined;
    }
  },
};

/** A name on the command line, and how to read it: `-` is standard input, which jail(8) calls STDIN. */
export function sourceOf(name: string): { readonly name: string; readonly reader: SourceReader } {
  if (name !== STANDARD_INPUT) {
    return { name, reader: diskReader };
  }
  const content = standardInput();
  const read: SourceReader['read'] = (path) => (path === 'STDIN' ? content : diskReader.read(path));
  return { name: 'STDIN', reader: { ...diskReader, read } };
}

function standardInput(): Uint8Array | ReadFailure {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE);
    const length = readPiece(piece);
    if (typeof length === 'string') {
      return length;
    }
    if (length === 0) {
      return Buffer.concat(pieces);
    }
    pieces.push(piece.subarray(0, length));
  }
}

/** Waits where whoever started this process made its input non-blocking and there is nothing yet. */
function readPiece(piece: Buffer): number | ReadFailure {
  for (;;) {
    try {
      return readSync(0, piece);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') {
        return failureOf(error);
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, A_WHILE);
    }
  }
}

/** File names are bytes too. */
function pathOf(text: string): Buffer {
  return Buffer.from(encodeText(text));
}

function failureOf(error: unknown): ReadFailure {
  const code = (error as NodeJS.ErrnoException).code;
  return FAILURES.find((failure) => failure === code) ?? 'EACCES';
}
