import {
  appendFileSync,
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import { join, posix } from 'node:path';
import { ERRNO_TEXT, SystemError } from '../errno';
import type { Errno } from '../errno';

const MOST_LINKS = 32;
const KNOWN = new Set<string>(Object.keys(ERRNO_TEXT));

/**
 * The files below some root, the host's or a jail's. Paths are as a process with that root has them:
 * links lead where they lead for it, never out of the root. Throws SystemError as namei(9) would.
 */
export class Tree {
  /** @param outside the root directory as Node can open it */
  constructor(private readonly outside: () => string) {}

  /** The tree of a process whose root is a directory of this one. */
  below(path: string): Tree {
    return new Tree(() => this.real(path));
  }

  /** The path as Node can open it, without links. */
  real(path: string, follow = true): string {
    return this.place(this.resolve(path, follow));
  }

  private place(path: string): string {
    return path === '/' ? this.outside() : this.outside() + path;
  }

  /** The path with all links followed; the last one only if wanted. */
  resolve(path: string, follow = true): string {
    const pending = path.split('/').reverse();
    let done = '/';
    let links = 0;
    while (pending.length > 0) {
      const part = pending.pop() ?? '';
      if (part === '' || part === '.') continue;
      if (part === '..') {
        done = posix.dirname(done);
        continue;
      }
      const here = posix.join(done, part);
      const stats = this.look(here);
      const last = pending.every((rest) => rest === '' || rest === '.');
      if (stats.isSymbolicLink() && (follow || !last)) {
        if (++links > MOST_LINKS) throw new SystemError('ELOOP');
        const target = readlinkSync(this.place(here));
        if (target.startsWith('/')) done = '/';
        pending.push(...target.split('/').reverse());
        continue;
      }
      if (!last && !stats.isDirectory()) throw new SystemError('ENOTDIR');
      done = here;
    }
    return done;
  }

  private look(path: string): Stats {
    return guarded(() => lstatSync(this.place(path)));
  }

  lstat(path: string): Stats | undefined {
    return maybe(() => this.look(this.resolve(path, false)));
  }
  stat(path: string): Stats | undefined {
    return maybe(() => this.look(this.resolve(path)));
  }
  exists(path: string): boolean {
    return this.lstat(path) !== undefined;
  }
  isDirectory(path: string): boolean {
    return this.stat(path)?.isDirectory() ?? false;
  }

  read(path: string): string {
    return guarded(() => readFileSync(this.real(path), 'utf8'));
  }
  readIfThere(path: string): string | undefined {
    return maybe(() => this.read(path));
  }
  list(path: string): string[] {
    return guarded(() => readdirSync(this.real(path)).sort());
  }

  /** Where a file is that may not exist yet: its directory must. */
  realOfNew(path: string): string {
    const present = maybe(() => this.real(path));
    return present ?? join(this.real(posix.dirname(path)), posix.basename(path));
  }

  write(path: string, content: string | Uint8Array, mode?: number): void {
    this.makeDirectory(posix.dirname(path));
    guarded(() => {
      const real = this.realOfNew(path);
      writeFileSync(real, content);
      if (mode !== undefined) chmodSync(real, mode);
    });
  }
  append(path: string, content: string): void {
    guarded(() => appendFileSync(this.realOfNew(path), content));
  }

  /** Makes a directory and those above it. */
  makeDirectory(path: string, mode = 0o755): void {
    if (path === '/' || this.isDirectory(path)) return;
    this.makeDirectory(posix.dirname(path));
    guarded(() => {
      const real = this.realOfNew(path);
      mkdirSync(real);
      chmodSync(real, mode);
    });
  }
  makeLink(path: string, target: string): void {
    this.makeDirectory(posix.dirname(path));
    guarded(() => symlinkSync(target, join(this.real(posix.dirname(path)), posix.basename(path))));
  }
  remove(path: string): void {
    const real = maybe(() => this.real(path, false));
    if (real !== undefined) rmSync(real, { recursive: true, force: true });
  }
}

/** Node's errors as FreeBSD's. */
function guarded<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (error instanceof SystemError || !KNOWN.has(code)) throw error;
    throw new SystemError(code as Errno);
  }
}

function maybe<T>(act: () => T): T | undefined {
  try {
    return guarded(act);
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}
