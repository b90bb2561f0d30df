import { z } from 'zod';
import { isLateBound, readSourceFile } from './engine';
import * as errors from './errors/jail-file';
import { secretTooOpen } from './errors/secret';
import type { LateBoundFile } from './late-bound-values';
import type { FileEntry } from './manifest/jail-schema';
import { fileMode, lateBoundText, pathInJail, sourcePath, userName } from './props/prop-types';
import { secretProp } from './props/secret-prop';
import type { Secret } from './secret';
import { sha256Of } from './values/sha256';

/** A file that is written into a jail. Exactly one of `content`, `source` and `secret` is given. */
export interface JailFile {
  /** Where the jail finds the file: an absolute path in the jail. Missing directories are made. */
  readonly destination: string;

  /**
   * What the file holds; may be a Terraform value, or a text with some in it.
   * @default - read from `source`
   */
  readonly content?: string;

  /**
   * A file beside the program that is copied: its path, relative to the folder of cdktf.json.
   * @default - none
   */
  readonly source?: string;

  /**
   * A secret that the file holds and nothing else does.
   * @default - none
   */
  readonly secret?: Secret;

  /**
   * The permissions, four octal digits as for chmod(1). A file with a secret has at most 0600.
   * @default '0644', with a secret '0600'
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
  content: lateBoundText.optional(),
  source: sourcePath.optional(),
  secret: secretProp.optional(),
  mode: fileMode.optional(),
  owner: userName.optional(),
  group: userName.optional(),
});

/** @internal A file together with what it holds. */
export interface LoadedFile {
  readonly entry: FileEntry;
  readonly bytes: Uint8Array;
}

/** @internal What a jail's files are: those that synth can write, and those that only Terraform can. */
export interface JailFiles {
  readonly files: readonly LoadedFile[];
  readonly lateBound: readonly LateBoundFile[];
  readonly problems: readonly string[];
}

/**
 * @internal Reads what a jail's files hold.
 *
 * @param environment the file that the library itself adds
 */
export function loadJailFiles(
  jailName: string,
  files: readonly JailFile[],
  environment: { readonly file?: JailFile; readonly lateBound?: LateBoundFile } = {},
): JailFiles {
  const found = new Map<string, LoadedFile | LateBoundFile>();
  const problems: string[] = [];
  const add = (destination: string, result: LoadedFile | LateBoundFile | string): void => {
    if (typeof result === 'string') {
      problems.push(result);
    } else if (found.has(destination)) {
      problems.push(errors.fileTwice(destination));
    } else {
      found.set(destination, result);
    }
  };
  const { file: added, lateBound } = environment;
  [...files, ...(added === undefined ? [] : [added])].forEach((file, index) =>
    add(file.destination, contentProblem(file) ?? loadJailFile(jailName, file, index)),
  );
  if (lateBound !== undefined) {
    add(lateBound.destination, lateBound);
  }
  const all = [...found.values()];
  return {
    files: all.filter((file) => 'bytes' in file),
    lateBound: all.filter((file) => 'parts' in file),
    problems: [...problems, ...filesBelowFiles([...found.keys()])],
  };
}

/** A file cannot be the directory of another one, in the jail as little as beside cdk.tf.json. */
function filesBelowFiles(destinations: readonly string[]): string[] {
  const files = new Set(destinations);
  return destinations.flatMap((destination) =>
    directoriesAbove(destination)
      .filter((directory) => files.has(directory))
      .map((directory) => errors.fileBelowFile(destination, directory)),
  );
}

function directoriesAbove(path: string): string[] {
  const directory = path.slice(0, path.lastIndexOf('/'));
  return directory === '' ? [] : [directory, ...directoriesAbove(directory)];
}

/** A file holds one thing, and a secret is not for everybody's eyes. */
function contentProblem({ content, source, secret, destination, mode }: JailFile): string | undefined {
  const given = Object.entries({ content, source, secret }).filter(([, value]) => value !== undefined);
  if (given.length !== 1) {
    return given.length === 0
      ? errors.nothingToHold(destination)
      : errors.severalContents(
          destination,
          given.map(([prop]) => prop),
        );
  }
  if (secret === undefined) {
    return undefined;
  }
  const tooOpen = mode !== undefined && (parseInt(mode, 8) & ~0o600) !== 0;
  return tooOpen ? secretTooOpen(destination, mode) : secret._problems[0];
}

/** A text instead of a file says what is wrong. */
function loadJailFile(jailName: string, file: JailFile, index: number): LoadedFile | LateBoundFile | string {
  const { content, source, destination, secret, owner = 'root', group = 'wheel' } = file;
  const mode = file.mode ?? (secret === undefined ? '0644' : '0600');
  const place = { destination, mode, owner, group };
  if (secret?._source !== undefined) {
    const parts = [{ secret: secret._source, version: secret._version }];
    return { ...place, parts, member: `files[${index}].secret` };
  }
  if (isLateBound(content)) {
    return { ...place, parts: [{ text: content }], member: `files[${index}].content` };
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
      sha256: sha256Of(read.content),
      mode,
      owner,
      group,
    },
    bytes: read.content,
  };
}
