import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fchmodSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { outsideStackFolder, unwritableOutput } from '../errors/engine';
import { GENERATOR } from '../manifest/version';

/** Files by relative posix path. */
export type OutputFiles = ReadonlyMap<string, string | Uint8Array>;

/** Brings the files beside a stack's `cdk.tf.json` to what the program describes now. */
export function writeOutput(folder: string, files: OutputFiles): void {
  const paths = [...files.keys()];
  paths.forEach(assertInside);
  removeStale(folder, paths);
  const made = new Set<string>();
  for (const [path, content] of files) {
    try {
      const file = join(folder, path);
      makeOnce(made, dirname(file));
      writeFile(file, content, posix.basename(path) === 'provision.sh' ? 0o755 : 0o644);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      throw new Error(unwritableOutput(path, code), { cause: error });
    }
  }
}

function makeOnce(made: Set<string>, directory: string): void {
  if (!made.has(directory)) {
    mkdirSync(directory, { recursive: true });
    made.add(directory);
  }
}

/** A reader never sees half a file, and a file that stays the same keeps its time. */
function writeFile(file: string, content: string | Uint8Array, mode: number): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  if (holds(file, bytes)) {
    if ((statSync(file).mode & 0o777) !== mode) {
      chmodSync(file, mode);
    }
    return;
  }
  const temporary = join(dirname(file), `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    const descriptor = openSync(temporary, 'wx', mode);
    try {
      writeFileSync(descriptor, bytes);
      fchmodSync(descriptor, mode);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function holds(file: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(file).equals(bytes);
  } catch {
    return false;
  }
}

/** Removes what an earlier synth wrote for hosts, jails and files that are gone since. */
function removeStale(folder: string, paths: readonly string[]): void {
  const wanted = { files: new Set(paths), folders: new Set(paths.flatMap(foldersAbove)) };
  for (const host of directoriesIn(folder)) {
    const stale = unwanted(folder, host, wanted);
    if (stale.length > 0 && isOurs(join(folder, host))) {
      stale.forEach((path) => rmSync(join(folder, path), { recursive: true, force: true }));
    }
  }
}

interface Wanted {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/** A file where a folder is wanted is stale, and a folder where a file is. */
function unwanted(folder: string, directory: string, wanted: Wanted): readonly string[] {
  if (!wanted.folders.has(directory)) {
    return [directory];
  }
  return readdirSync(join(folder, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(directory, entry.name);
    if (entry.isDirectory()) {
      return unwanted(folder, path, wanted);
    }
    const isFolder = wanted.folders.has(path) && !entry.isFile();
    return wanted.files.has(path) || isFolder ? [] : [path];
  });
}

/** Only a folder whose manifest carries our mark was made by us. */
function isOurs(folder: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    return manifest.generator === GENERATOR && typeof manifest.schemaVersion === 'number';
  } catch {
    return false;
  }
}

function directoriesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** Of `a/b/c`: `a/b` and `a`. */
function foldersAbove(path: string): readonly string[] {
  const parent = posix.dirname(path);
  return parent === '.' ? [] : [...foldersAbove(parent), parent];
}

function assertInside(path: string): void {
  if (posix.isAbsolute(path) || posix.normalize(path) !== path || path.split('/').includes('..')) {
    throw new Error(outsideStackFolder(path));
  }
}
