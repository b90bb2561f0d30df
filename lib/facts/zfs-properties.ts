/** Every property of a dataset that can be set, and the names of those that can only be read. */
import { fileProperties } from './zfs-properties/files';
import { spaceProperties } from './zfs-properties/space';
import { storageProperties } from './zfs-properties/storage';
import type { ZfsProperty } from './zfs-property';

export const zfsProperties: readonly ZfsProperty[] = [
  ...spaceProperties,
  ...storageProperties,
  ...fileProperties,
];

/** Native properties that zfs reports and never takes, by both of their names. From zfsprops(7). */
export const zfsReadOnlyProperties: readonly string[] = [
  ...[
    'available',
    'avail',
    'clones',
    'compressratio',
    'createtxg',
    'creation',
    'defer_destroy',
    'encryptionroot',
  ],
  ...[
    'filesystem_count',
    'guid',
    'keystatus',
    'logicalreferenced',
    'lrefer',
    'logicalused',
    'lused',
    'mounted',
  ],
  ...[
    'objsetid',
    'origin',
    'receive_resume_token',
    'redact_snaps',
    'refcompressratio',
    'refer',
    'referenced',
  ],
  ...['snapshot_count', 'snapshots_changed', 'type', 'used', 'usedbychildren', 'usedbydataset'],
  ...['usedbyrefreservation', 'usedbysnapshots', 'userrefs', 'written'],
];

const byName = new Map(zfsProperties.map((property) => [property.name, property]));
const readOnly = new Set(zfsReadOnlyProperties);

/** A native property that can be set; `userquota@www` and its like lead to `userquota@`. */
export function zfsProperty(name: string): ZfsProperty | undefined {
  const at = name.indexOf('@') + 1;
  const known = byName.get(at === 0 ? name : name.slice(0, at));
  return known !== undefined && known.name.endsWith('@') === (at > 0 && at < name.length) ? known : undefined;
}

/** Names as they are written, for suggestions. */
export function zfsPropertyNames(): readonly string[] {
  return names;
}

const names: readonly string[] = [...byName.keys()].sort();

export function isZfsReadOnlyProperty(name: string): boolean {
  return readOnly.has(name);
}

/** A colon is what makes a property the user's own. */
export function isZfsUserProperty(name: string): boolean {
  return name.includes(':');
}

/** What zfs_namecheck.c holds names to. */
export const zfsNameRules = {
  /** A component of a dataset's name. A space is legal too; jail.conf and fstab have trouble with it. */
  component: /^[A-Za-z0-9_.:-]+$/,
  poolStart: /^[A-Za-z]/,
  /** Names of pools that zpool create reads as something else. */
  reservedPool: /^(?:mirror|raidz|draid|spare|log)|^c[0-9]/,
  /** Bytes of the whole name, with the @ and the name of a snapshot. */
  maximumBytes: 255,
  /** Levels, the pool's own included (zfs_max_dataset_nesting). */
  maximumDepth: 50,
  userProperty: /^[a-z0-9:._][a-z0-9:._-]*$/,
  userPropertyMaximumBytes: 256,
  userValueMaximumBytes: 8192,
} as const;
