import { statSync } from 'node:fs';
import type { ReadFailure, SourceReader } from '../../lib/jailconf';
import { diskReader } from './disk-reader';
import { UserError } from './exit-status';

/** Where a command's files come from: the disk, or a revision of a git repository. */
export interface FileTree {
  readonly reader: SourceReader;
  /** What a path is; undefined when there is nothing. */
  kind(path: string): 'file' | 'directory' | undefined;
  /** What a path is called in a message. */
  label(path: string): string;
}

export const diskTree: FileTree = {
  reader: diskReader,
  kind(path) {
    try {
      return statSync(path).isDirectory() ? 'directory' : 'file';
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') {
        return undefined;
      }
      throw new UserError(`${path}: cannot be looked at (${code})`);
    }
  },
  label: (path) => path,
};

/** The same files, each read no more than once: a pipe, such as `<(ssh …)`, has nothing left the second time. */
export function readingOnce(tree: FileTree): FileTree {
  const contents = new Map<string, ReturnType<SourceReader['read']>>();
  const read: SourceReader['read'] = (path) => {
    const content = contents.get(path) ?? tree.reader.read(path);
    contents.set(path, content);
    return content;
  };
  return {
    reader: { read, list: (directory) => tree.reader.list(directory) },
    kind: (path) => tree.kind(path),
    label: (path) => tree.label(path),
  };
}

const REASONS: Readonly<Record<ReadFailure, string>> = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  ENOTDIR: 'not a directory',
  EISDIR: 'is a directory',
  ENAMETOOLONG: 'file name too long',
  ELOOP: 'too many levels of symbolic links',
};

/** The text of a file; what is no UTF-8 in it shows as U+FFFD. */
export function readText(tree: FileTree, path: string): string {
  const content = tree.reader.read(path);
  if (typeof content === 'string') {
    throw new UserError(`${tree.label(path)}: ${REASONS[content]}`);
  }
  return Buffer.from(content).toString('utf8');
}

/** The same, undefined where there is no such file. */
export function readOptionalText(tree: FileTree, path: string): string | undefined {
  return tree.kind(path) === 'file' ? readText(tree, path) : undefined;
}
