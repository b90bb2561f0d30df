import type { JailEntry, MountEntry } from '../../manifest/jail-schema';
import { sorted } from '../../manifest/order';
import { listStatement, type OriginatedValues, type Statement } from '../statement';
import { parameterStatements } from './parameter-statement';

const PARAMETERS = [
  'mount.fstab',
  'mount.devfs',
  'devfs_ruleset',
  'mount.fdescfs',
  'mount.procfs',
  'zfs.dataset',
];

/** Parameters that are written among the mounts; the rest of the block leaves them alone. */
export const MOUNT_PARAMETERS: ReadonlySet<string> = new Set([...PARAMETERS, 'mount']);

/** All that is mounted for the jail before it starts: root first, then what lies in it, parents before children. */
export function mountStatements(jail: JailEntry): Statement[] {
  const given = jail.parameters.mount;
  return [
    ...listStatement('mount', [
      ...rootMounts(jail),
      {
        texts: [...jail.mounts]
          .sort(byDestination)
          .map((mount) => nullfs(mount.source, inRoot(jail, mount.destination), mount.readOnly)),
        origin: { path: jail.path, member: 'mount()' },
      },
      {
        texts: given === undefined ? [] : [given].flat().map(String),
        origin: { path: jail.path, member: 'parameters' },
      },
    ]),
    ...parameterStatements(jail, PARAMETERS),
  ];
}

/** The read-only base as the root, and over it the directories that are the jail's own. */
function rootMounts(jail: JailEntry): OriginatedValues[] {
  const { root } = jail;
  if (root.kind !== 'nullfs') {
    return [];
  }
  const own = sorted(root.writable).map((directory) =>
    nullfs(`${root.home}/rw/${directory}`, `${root.path}/${directory}`, false),
  );
  return [
    {
      texts: [nullfs(root.basePath, root.path, true), ...own],
      origin: { path: jail.path, member: 'root' },
    },
  ];
}

/** Where a path of the jail is found on the host. */
export function inRoot(jail: JailEntry, path: string): string {
  return jail.root.path === '/' ? path : `${jail.root.path}${path === '/' ? '' : path}`;
}

function nullfs(source: string, target: string, readOnly: boolean): string {
  return `${fstabField(source)} ${fstabField(target)} nullfs ${readOnly ? 'ro' : 'rw'} 0 0`;
}

/** fstab(5) ends a field at a blank and a line at `#`; jail(8) decodes these escapes (recorded runs). */
function fstabField(path: string): string {
  return path.replace(/[\\ \t\n#]/g, (special) => `\\${special.charCodeAt(0).toString(8).padStart(3, '0')}`);
}

function byDestination(a: MountEntry, b: MountEntry): number {
  return a.destination < b.destination ? -1 : a.destination > b.destination ? 1 : 0;
}
