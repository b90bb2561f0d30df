import * as errors from '../errors/check-mounts';
import type { JailEntry } from '../manifest/jail-schema';
import { filesOf } from '../manifest/late-bound-files';
import { eachJail } from './each';
import { isWithin } from './model/is-within';

/** What each directory is written for: pkg(8), sysrc(8). */
const NEEDED: readonly { directory: string; by: readonly ('packages' | 'services' | 'sysrc')[] }[] = [
  { directory: 'usr/local', by: ['packages'] },
  { directory: 'var/db', by: ['packages'] },
  { directory: 'etc', by: ['services', 'sysrc'] },
];

/**
 * What would be written onto a read-only base. A jail without any writable directory is read-only on
 * purpose, and its construct says what that excludes.
 */
export const fileOnBase = eachJail((jail) => {
  if (jail.root.kind !== 'nullfs' || jail.root.writable.length === 0 || isEmpty(jail)) {
    return undefined;
  }
  const writable = writableDirectories(jail);
  const isWritable = (path: string) => writable.some((directory) => isWithin(path, directory));
  const files = filesOf(jail)
    .filter(({ destination }) => !isWritable(destination))
    .map(({ destination }) => errors.fileNotWritable(destination, parentOf(destination)));
  const content = NEEDED.filter(({ directory }) => !isWritable(`/${directory}`)).flatMap(
    ({ directory, by }) => {
      const whats = by.filter((what) => Object.keys(jail[what]).length > 0);
      return whats.length === 0 ? [] : [errors.needsWritable(whats, directory)];
    },
  );
  return [...files, ...content];
});

function isEmpty(jail: JailEntry): boolean {
  return [filesOf(jail), jail.packages, jail.services, jail.sysrc].every(
    (content) => Object.keys(content).length === 0,
  );
}

function writableDirectories({ root, mounts }: JailEntry): string[] {
  return [
    ...(root.kind === 'nullfs' ? root.writable.map((directory) => `/${directory}`) : []),
    ...mounts.filter(({ readOnly }) => !readOnly).map(({ destination }) => destination),
  ];
}

function parentOf(destination: string): string {
  return destination.slice(1, Math.max(1, destination.lastIndexOf('/')));
}
