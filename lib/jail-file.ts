import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readSourceFile } from './engine';
import * as errors from './errors/jail-file';
import type { FileEntry } from './manifest/jail-schema';
import { fileMode, pathInJail, sourcePath, text, userName } from './prop-types';

/** A file that is written into a jail. Exactly one of `content` and `source` is given. */
export interface JailFile {
  /** Where the jail finds the file: an absolute path in the jail. Missing directories are made. */
  readonly destination: string;

  /**
   * What the file holds.
   * @default - read from `source`
   */
  readonly content?: string;

  /**
   * A file beside the program that is copied: its path, relative to the folder of cdktf.json.
   * @default - none
   */
  readonly source?: string;

  /**
   * The permissions, four octal digits as for chmod(1).
   * @default '0644'
   */
  readonly mode?: string;

  /**
   * The owner, as the jail's own passwd(5) knows it.
   * @default 'root'
   */
  readonly owner?: string;

  /**
   * The group, as the jail's own group(5) knows it.
   * @default 'wheel'
   */
  readonly group?: string;
}

export const jailFileSchema = z.strictObject({
  destination: pathInJail,
  content: text.optional(),
  source: sourcePath.optional(),
  mode: fileMode.optional(),
  owner: userName.optional(),
  group: userName.optional(),
});

/** @internal A file together with what it holds. */
export interface LoadedFile {
  readonly entry: FileEntry;
  readonly bytes: Uint8Array;
}

/** @internal Reads what a jail's files hold. */
export function loadJailFiles(
  jailName: string,
  files: readonly JailFile[],
): { readonly files: readonly LoadedFile[]; readonly problems: readonly string[] } {
  const loaded = new Map<string, LoadedFile>();
  const problems: string[] = [];
  for (const file of files) {
    const result = loadJailFile(jailName, file);
    if (typeof result === 'string') {
      problems.push(result);
    } else if (loaded.has(file.destination)) {
      problems.push(errors.fileTwice(file.destination));
    } else {
      loaded.set(file.destination, result);
    }
  }
  return { files: [...loaded.values()], problems: [...problems, ...filesBelowFiles(loaded)] };
}

/** A file cannot be the directory of another one, in the jail as little as beside cdk.tf.json. */
function filesBelowFiles(files: ReadonlyMap<string, LoadedFile>): string[] {
  return [...files.keys()].flatMap((destination) =>
    directoriesAbove(destination)
      .filter((directory) => files.has(directory))
      .map((directory) => errors.fileBelowFile(destination, directory)),
  );
}

function directoriesAbove(path: string): string[] {
  const directory = path.slice(0, path.lastIndexOf('/'));
  return directory === '' ? [] : [directory, ...directoriesAbove(directory)];
}

/** A text instead of a file says what is wrong. */
function loadJailFile(jailName: string, file: JailFile): LoadedFile | string {
  const { content, source, destination, mode = '0644', owner = 'root', group = 'wheel' } = file;
  if ((content === undefined) === (source === undefined)) {
    return content === undefined
      ? errors.neitherContentNorSource(destination)
      : errors.contentAndSource(destination);
  }
  const read =
    source === undefined ? { content: Buffer.from(content ?? '', 'utf8') } : readSourceFile(source);
  if (read.content === undefined) {
    return errors.unreadableSource(destination, read.problem);
  }
  return {
    entry: {
      destination,
      bundled: `files/${jailName}${destination}`,
      sha256: createHash('sha256').update(read.content).digest('hex'),
      mode,
      owner,
      group,
    },
    bytes: read.content,
  };
}
