import { realpathSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { UserError } from './exit-status';
import { loadExeca } from './load-execa';
import type { FileTree } from './file-tree';

type Git = (...words: readonly string[]) => Uint8Array;

/** The files of a repository as they were at a revision, under the paths that they have on the disk now. */
export async function gitTree(revision: string, path: string): Promise<FileTree> {
  const { execaSync } = await loadExeca();
  const folder = existingFolder(resolve(path));
  const git: Git = (...words) => {
    const { failed, stdout, stderr, code } = execaSync('git', words, {
      cwd: folder,
      encoding: 'buffer',
      reject: false,
    });
    if (failed) {
      throw new UserError(code === 'ENOENT' ? 'git is not installed' : firstLine(stderr));
    }
    return stdout;
  };
  const top = textOf(git('rev-parse', '--show-toplevel')).trimEnd();
  return new GitTree(git, revision, top, blobsOf(git, treeOf(git, revision, top)));
}

class GitTree implements FileTree {
  private readonly folders: ReadonlySet<string>;
  readonly reader = {
    read: (path: string) => {
      const blob = this.blobs.get(this.within(path));
      const missing = this.kind(path) === 'directory' ? 'EISDIR' : 'ENOENT';
      return blob === undefined ? missing : this.git('cat-file', 'blob', blob);
    },
    list: (path: string) => {
      const folder = this.within(path);
      return this.folders.has(folder) ? this.namesIn(folder) : undefined;
    },
  };

  constructor(
    private readonly git: Git,
    private readonly revision: string,
    private readonly top: string,
    private readonly blobs: ReadonlyMap<string, string>,
  ) {
    this.folders = new Set([...blobs.keys()].flatMap(foldersOf));
  }

  kind(path: string): 'file' | 'directory' | undefined {
    const inside = this.within(path);
    return this.blobs.has(inside) ? 'file' : this.folders.has(inside) ? 'directory' : undefined;
  }

  label(path: string): string {
    return `${this.revision}:${this.within(path) || '.'}`;
  }

  private namesIn(folder: string): string[] {
    const prefix = folder === '' ? '' : `${folder}/`;
    const below = [...this.blobs.keys()].filter((path) => path.startsWith(prefix));
    return [...new Set(below.map((path) => path.slice(prefix.length).split('/')[0]!))];
  }

  /** A path of the disk as the repository knows it. */
  private within(path: string): string {
    return relative(this.top, physical(resolve(path)))
      .split(sep)
      .join(posix.sep);
  }
}

function treeOf(git: Git, revision: string, top: string): string {
  try {
    return textOf(
      git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{tree}`),
    ).trimEnd();
  } catch {
    throw new UserError(`'${revision}' is no revision of the repository ${top}`);
  }
}

/** Every file by its path, with the name of its content. */
function blobsOf(git: Git, tree: string): Map<string, string> {
  const entries = textOf(git('ls-tree', '-r', '-z', '--full-tree', tree)).split('\0');
  const matches = entries.map((entry) => /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(entry));
  return new Map(matches.flatMap((match) => (match === null ? [] : [[match[2]!, match[1]!]])));
}

function foldersOf(path: string): string[] {
  const parent = posix.dirname(path);
  return parent === '.' ? [''] : [parent, ...foldersOf(parent)];
}

/** The nearest folder above that is there: a revision may have what the disk has not any more. */
function existingFolder(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? path : existingFolder(dirname(path));
}

/** git names its repository without symbolic links. */
function physical(path: string): string {
  const folder = existingFolder(path);
  return join(realpathSync(folder), relative(folder, path));
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function firstLine(bytes: Uint8Array): string {
  return textOf(bytes).split('\n')[0]!;
}
