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
      stripFinalNewline: false,
      reject: false,
    });
    if (failed) {
      throw new UserError(code === 'ENOENT' ? 'git is not installed' : firstLine(stderr));
    }
    return stdout;
  };
  const top = textOf(git('rev-parse', '--show-toplevel')).trimEnd();
  const { blobs, links } = entriesOf(git, treeOf(git, revision, top));
  return new GitTree(git, revision, top, blobs, links);
}

/** The mode of a symbolic link in a tree of git. */
const LINK = '120000';

/** As many as the kernel follows. */
const MAX_LINKS = 40;

class GitTree implements FileTree {
  private readonly paths: readonly string[];
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
    /** Symbolic links by their path, and where they lead. */
    private readonly links: ReadonlyMap<string, string>,
  ) {
    this.paths = [...blobs.keys(), ...links.keys()];
    this.folders = new Set(this.paths.flatMap(foldersOf));
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
    const below = this.paths.filter((path) => path.startsWith(prefix));
    return [...new Set(below.map((path) => path.slice(prefix.length).split('/')[0]!))];
  }

  /** A path of the disk as the repository knows it, symbolic links of the revision followed. */
  private within(path: string): string {
    const inside = relative(this.top, physical(resolve(path)))
      .split(sep)
      .join(posix.sep);
    return this.followed(inside, MAX_LINKS);
  }

  /** The path itself where a link leads out of the repository, or in a circle: there is no such file. */
  private followed(path: string, linksLeft: number): string {
    const names = path.split('/');
    const end = names.findIndex((_, index) => this.links.has(names.slice(0, index + 1).join('/'))) + 1;
    const link = names.slice(0, end).join('/');
    const target = this.links.get(link);
    if (target === undefined || posix.isAbsolute(target) || linksLeft === 0) {
      return path;
    }
    return this.followed(posix.join(posix.dirname(link), target, ...names.slice(end)), linksLeft - 1);
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

interface Entries {
  /** Every file by its path, with the name of its content. */
  readonly blobs: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
}

function entriesOf(git: Git, tree: string): Entries {
  const lines = textOf(git('ls-tree', '-r', '-z', '--full-tree', tree)).split('\0');
  const matches = lines
    .map((line) => /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line))
    .filter((one) => one !== null);
  const files = matches.filter(([, mode]) => mode !== LINK);
  const links = matches.filter(([, mode]) => mode === LINK);
  return {
    blobs: new Map(files.map(([, , blob, path]) => [path!, blob!])),
    links: new Map(links.map(([, , blob, path]) => [path!, textOf(git('cat-file', 'blob', blob!))])),
  };
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
