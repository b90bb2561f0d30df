import { posix } from 'node:path';
import { ERRNO_TEXT, SystemError } from '../errno';
import type { Errno } from '../errno';
import type { FileError, FileKind, JailFiles } from '../jail/host';
import type { Tree } from './recording';

type Node = { kind: 'directory' } | { kind: 'file'; text: string } | { kind: 'link'; target: string };

export interface VirtualMount {
  readonly type: string;
  readonly on: string;
}

const ALWAYS = ['/etc', '/var/run', '/var/log'];

/** The file system of a recorded run: directories, files and links by name, and a list of mounts. */
export class VirtualFiles implements JailFiles {
  private readonly nodes = new Map<string, Node>([['/', { kind: 'directory' }]]);
  readonly mounts: VirtualMount[] = [];

  constructor(
    trees: readonly Tree[],
    private readonly workingDirectory: string,
  ) {
    for (const directory of [...ALWAYS, workingDirectory]) this.makeDirectory(directory);
    for (const tree of trees) {
      tree.dirs.forEach((path) => this.makeDirectory(path));
      for (const [path, text] of Object.entries(tree.files)) this.put(path, { kind: 'file', text });
      for (const [path, target] of Object.entries(tree.links)) this.put(path, { kind: 'link', target });
    }
  }

  private makeDirectory(path: string): void {
    if (path === '/') return;
    this.makeDirectory(posix.dirname(path));
    if (!this.nodes.has(path)) this.nodes.set(path, { kind: 'directory' });
  }

  private put(path: string, node: Node): void {
    this.makeDirectory(posix.dirname(path));
    this.nodes.set(path, node);
  }

  /**
   * The path without links; `follow` tells whether a link at the very end counts too. A slash after it
   * wants a directory, and follows a link in any case (namei(9)).
   */
  resolve(path: string, follow = true, depth = 0): string {
    if (depth > 32) throw new SystemError('ELOOP');
    if (path === '') throw new SystemError('ENOENT');
    if (path.length > 1 && path.endsWith('/')) {
      const directory = this.resolve(path.replace(/\/+$/, '') || '/', true, depth);
      if (this.nodes.get(directory)?.kind === 'file') throw new SystemError('ENOTDIR');
      return directory;
    }
    const absolute = path.startsWith('/') ? path : `${this.workingDirectory}/${path}`;
    const parts = absolute.split('/').filter((part) => part !== '' && part !== '.');
    let done = '/';
    for (const [index, part] of parts.entries()) {
      if (this.nodes.get(done)?.kind === 'file') throw new SystemError('ENOTDIR');
      const here = part === '..' ? posix.dirname(done) : posix.join(done, part);
      const node = this.nodes.get(here);
      const last = index === parts.length - 1;
      if (!node) throw new SystemError('ENOENT');
      if (node.kind === 'link' && (follow || !last)) {
        const target = posix.resolve(done, node.target);
        const rest = parts.slice(index + 1).join('/');
        return this.resolve(rest === '' ? target : `${target}/${rest}`, follow, depth + 1);
      }
      done = here;
    }
    return done;
  }

  private kind(path: string, follow: boolean): FileKind | FileError {
    return attempt(() => this.nodes.get(this.resolve(path, follow))?.kind ?? 'other');
  }
  lstat(path: string): FileKind | FileError {
    return this.kind(path, false);
  }
  stat(path: string): FileKind | FileError {
    return this.kind(path, true);
  }

  read(path: string): string | FileError {
    return attempt(() => {
      const node = this.nodes.get(this.resolve(path));
      if (node?.kind !== 'file') throw new SystemError('EISDIR');
      return node.text;
    });
  }

  write(path: string, text: string): FileError | undefined {
    const done = attempt(() => {
      const parent = this.resolve(
        posix.dirname(path.startsWith('/') ? path : `${this.workingDirectory}/${path}`),
      );
      this.nodes.set(posix.join(parent, posix.basename(path)), { kind: 'file', text });
      return '';
    });
    return typeof done === 'string' ? undefined : done;
  }

  openLog(path: string): FileError | undefined {
    const present = this.stat(path);
    if (present === 'directory') return { error: ERRNO_TEXT.EISDIR };
    return present === 'file' ? undefined : this.write(path, '');
  }

  /** Every name in a directory. */
  list(path: string): string[] {
    const directory = this.resolve(path);
    const inside = [...this.nodes.keys()].filter((name) => posix.dirname(name) === directory && name !== '/');
    return inside.map((name) => posix.basename(name));
  }

  mount(type: string, on: string): void {
    this.mounts.push({ type, on: on.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '') });
  }

  unmount(path: string): void {
    const index = this.mounts.findLastIndex(({ on }) => this.sameFile(on, path));
    if (index >= 0) this.mounts.splice(index, 1);
  }

  private sameFile(one: string, other: string): boolean {
    const [first, second] = [attempt(() => this.resolve(one)), attempt(() => this.resolve(other))];
    return typeof first === 'string' && first === second;
  }

  mountOf(path: string): { type: string; isMountPoint: boolean } {
    const mount = [...this.mounts].reverse().find(({ on }) => this.sameFile(on, path));
    return mount ? { type: mount.type, isMountPoint: true } : { type: 'ufs', isMountPoint: false };
  }
}

function attempt<T>(act: () => T): T | FileError {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return { error: ERRNO_TEXT[error.errno satisfies Errno] };
  }
}
