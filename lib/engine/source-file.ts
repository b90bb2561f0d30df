import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { sourceIsDirectory, sourceMissing, sourceNotAFile, sourceUnreadable } from '../errors/engine';

/** A file's bytes, or what stands in the way. */
export type SourceFile =
  | { readonly content: Uint8Array; readonly problem?: undefined }
  | { readonly content?: undefined; readonly problem: string };

/**
 * Reads a file that a program names; a relative path starts at the folder of cdktf.json, where
 * `cdktf synth` runs the program. The path is shown as it was written, never as it was resolved.
 */
export function readSourceFile(path: string): SourceFile {
  let descriptor: number | undefined;
  try {
    // a named pipe would otherwise wait for its writer
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) {
      return { problem: sourceIsDirectory(path) };
    }
    return stat.isFile() ? { content: readFileSync(descriptor) } : { problem: sourceNotAFile(path) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return {
      problem: code === 'ENOENT' || code === 'ENOTDIR' ? sourceMissing(path) : sourceUnreadable(path, code),
    };
  } finally {
    if (descriptor !== undefined) {
      closeSync(descriptor);
    }
  }
}
