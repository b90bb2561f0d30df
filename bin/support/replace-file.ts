import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where nothing may be made beside a file, or not in its owner's name, the file itself may still be written. */
const FORBIDDEN: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS'];

/**
 * Gives a file new content in one step: on a full disk, or cut off, it is as it was. What is no plain file
 * of one name (a device, a pipe, a link without a target, a file of several names) is written in place.
 */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const before = statSync(file, { throwIfNoEntry: false });
  const isPlain =
    before === undefined
      ? lstatSync(file, { throwIfNoEntry: false }) === undefined
      : before.isFile() && before.nlink === 1;
  if (!isPlain || !replaced(before === undefined ? file : realpathSync(file), before, content)) {
    writeFileSync(file, content);
  }
}

/** False where it is not allowed. */
function replaced(file: string, before: Stats | undefined, content: string | Uint8Array): boolean {
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(dirname(file), '.cdktf-jails-'));
    const next = join(folder, 'next');
    writeFileSync(next, content);
    if (before !== undefined) {
      chownSync(next, before.uid, before.gid);
      chmodSync(next, before.mode & 0o7777);
    }
    renameSync(next, file);
    return true;
  } catch (error) {
    if (FORBIDDEN.includes((error as NodeJS.ErrnoException).code)) {
      return false;
    }
    throw error;
  } finally {
    if (folder !== undefined) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
