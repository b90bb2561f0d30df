import { expandPattern } from './glob';
import type { Budget } from './limits';
import { LimitExceeded } from './limits';
import { directoryRead, includeTooDeep, unreadable } from './messages';
import { parseFile } from './parser';
import type { Problem } from './problem';
import type { ReadFailure, SourceReader } from './source';
import { SourceFile } from './source';
import type { ParsedFile } from './syntax';

/** What reading a file and all it includes gave. */
export interface Loaded {
  /** Undefined if jail(8) would have stopped here. */
  readonly parsed: ParsedFile | undefined;
  readonly problems: readonly Problem[];
}

const MAX_INCLUDE_DEPTH = 32;

const REASONS: Readonly<Record<ReadFailure, string>> = {
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  ENAMETOOLONG: 'File name too long',
  ELOOP: 'Too many levels of symbolic links',
};

/** What strerror(3) says of a failure. */
export function reasonOf(failure: ReadFailure): string {
  return REASONS[failure];
}

/** jail(8) exits on the spot. */
class Halt extends Error {}

/** Reads and parses a file and, where they stand, the files it includes. */
export function load(name: string, reader: SourceReader, budget: Budget): Loaded {
  const loader = new Loader(reader, budget);
  return { parsed: loader.load(name), problems: loader.problems };
}

class Loader {
  readonly problems: Problem[] = [];
  private depth = 0;

  constructor(
    private readonly reader: SourceReader,
    private readonly budget: Budget,
  ) {}

  load(name: string): ParsedFile | undefined {
    try {
      return this.read(name, undefined, 0);
    } catch (error) {
      if (error instanceof Halt) {
        return undefined;
      }
      throw error;
    }
  }

  private read(name: string, from: SourceFile | undefined, offset: number): ParsedFile {
    const content = this.reader.read(name);
    if (typeof content === 'string') {
      const message = content === 'EISDIR' ? directoryRead() : unreadable(name, reasonOf(content));
      throw this.halt(message, from, offset);
    }
    this.count(content.length, from, offset);
    const before = this.problems.length;
    const parsed = parseFile(new SourceFile(name, content), {
      error: (message, file, at) => this.problems.push({ message, file, offset: at }),
      include: (including, path, at) => this.include(including, path, at),
    });
    if (!parsed || this.problems.length > before) {
      throw new Halt();
    }
    return parsed;
  }

  /** A relative name starts from the directory of the file that includes it. */
  private include(from: SourceFile, path: string, offset: number): ParsedFile[] {
    if (this.depth >= MAX_INCLUDE_DEPTH) {
      throw this.halt(includeTooDeep(), from, offset);
    }
    this.depth++;
    const full = path.startsWith('/') ? path : from.name.slice(0, from.name.lastIndexOf('/') + 1) + path;
    const names = expandPattern(full, (directory) => this.reader.list(directory)) ?? [full];
    const files = names.map((name) => this.read(name, from, offset));
    this.depth--;
    return files;
  }

  private count(bytes: number, from: SourceFile | undefined, offset: number): void {
    try {
      this.budget.readFile(bytes);
    } catch (error) {
      throw error instanceof LimitExceeded ? this.halt(error.message, from, offset) : error;
    }
  }

  private halt(message: string, file: SourceFile | undefined, offset: number): Halt {
    this.problems.push({ message, file, offset });
    return new Halt();
  }
}
