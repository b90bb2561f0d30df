import type { FileError, FileKind, JailHost } from './host';
import { StepError } from './step-error';

export const isError = (answer: FileKind | FileError | string | undefined): answer is FileError =>
  typeof answer === 'object';

export interface PathUse {
  /** The parameter that names the path: it begins the message. */
  readonly parameter: string;
  /** The last component may be missing. */
  readonly newFile?: boolean;
  /** The path is to be unmounted: it must be a mount point of this type. */
  readonly mountedAs?: string;
}

/**
 * A mount point or console log must be absolute, and below the jail's path no component may be missing
 * or a link (outside of it nothing is checked).
 */
export function checkPath(host: JailHost, jailPath: string, path: string, use: PathUse): void {
  if (!path.startsWith('/')) throw new StepError(`${use.parameter}: ${path}: not an absolute pathname`);
  if (path.startsWith(jailPath) && path[jailPath.length] === '/') checkComponents(host, jailPath, path, use);
  if (use.mountedAs !== undefined) checkMountPoint(host, path, use.parameter, use.mountedAs);
}

function checkComponents(host: JailHost, jailPath: string, path: string, use: PathUse): void {
  let end: number = jailPath.length;
  do {
    end = path.indexOf('/', end + 1);
    const component = end < 0 ? path : path.slice(0, end);
    const kind = host.files.lstat(component);
    if (isError(kind)) {
      if (kind.error === 'No such file or directory' && use.newFile && end < 0) return;
      throw new StepError(`${use.parameter}: ${component}: ${kind.error}`);
    }
    if (kind === 'link') throw new StepError(`${use.parameter}: ${component} is a symbolic link`);
  } while (end >= 0);
}

function checkMountPoint(host: JailHost, path: string, parameter: string, type: string): void {
  const found = host.files.stat(path);
  if (isError(found)) throw new StepError(`${parameter}: ${path}: ${found.error}`);
  const mount = host.files.mountOf(path);
  if (!mount.isMountPoint) throw new StepError(`${parameter}: ${path}: not a mount point`);
  if (mount.type !== type) throw new StepError(`${parameter}: ${path}: not a ${type} mount`);
}
