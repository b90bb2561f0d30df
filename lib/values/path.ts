/**
 * Absolute paths in canonical form, on the host and inside a jail.
 *
 * Canonical, since jail(8) compares paths as text: a trailing slash makes `jail -m` fail (recorded run).
 */
import {
  innerPathIsRoot,
  jailPathIsRoot,
  pathComponentTooLong,
  pathHasDots,
  pathHasDoubleSlash,
  pathRelative,
  pathTrailingSlash,
} from '../errors/values';
import { checkLength, parseLine } from './text';

/** MAXPATHLEN is 1024 with the NUL at the end. */
const maximumBytes = 1023;
const maximumComponentBytes = 255;
const dots = /\/\.\.?(?:\/|$)/;

/** @param noun what an error calls the value */
export function parsePath(path: string, noun = 'path'): string {
  checkLength(path, noun, maximumBytes);
  parseLine(path, noun);
  if (!path.startsWith('/')) throw pathRelative(noun, path);
  if (path === '/') return path;
  if (path.includes('//')) throw pathHasDoubleSlash(noun, path);
  if (dots.test(path)) throw pathHasDots(noun, path);
  if (path.endsWith('/')) throw pathTrailingSlash(noun, path);
  if (path.length > maximumComponentBytes / 3 && path.split('/').some(tooLong)) {
    throw pathComponentTooLong(noun, path);
  }
  return path;
}

function tooLong(component: string): boolean {
  return Buffer.byteLength(component) > maximumComponentBytes;
}

/** The root of a jail: any directory of the host but its own root. */
export function parseJailPath(path: string): string {
  if (parsePath(path, 'jail path') === '/') throw jailPathIsRoot();
  return path;
}

/** A place as the jail sees it, such as `/var/db`: anything below its root. */
export function parseInnerPath(path: string): string {
  if (parsePath(path, 'path in the jail') === '/') throw innerPathIsRoot();
  return path;
}

/** Where on the host a place inside a jail lies. */
export function joinPaths(root: string, inner: string): string {
  if (root === '/') return inner;
  return inner === '/' ? root : `${root}${inner}`;
}

/** Whether a canonical path lies below another one, and is not the same. */
export function isPathBelow(path: string, ancestor: string): boolean {
  return ancestor === '/' ? path !== '/' : path.startsWith(`${ancestor}/`);
}
