/** Names of ZFS datasets, by the rules of zfs_namecheck.c and a little stricter: no blanks. */
import {
  datasetNameBlank,
  datasetNameCharacter,
  datasetNameDeep,
  datasetNameDots,
  datasetNameEmptyComponent,
  datasetNamePool,
  datasetNameReserved,
  datasetNameSlash,
  datasetNameSnapshot,
} from '../errors/values';
import { zfsNameRules } from '../facts/zfs-properties';
import { checkLength, parseLine } from './text';

const { maximumBytes, maximumDepth, poolStart, reservedPool } = zfsNameRules;
const plain = /^[A-Za-z0-9_.:/-]+$/;
const snapshot = /[@#]/;

/** `zroot/jails`: the pool and what lies below it. */
export function parseDatasetName(name: string): string {
  checkLength(name, 'dataset name', maximumBytes);
  parseLine(name, 'dataset name');
  if (snapshot.test(name)) throw datasetNameSnapshot(name);
  if (name.includes(' ')) throw datasetNameBlank(name);
  if (!plain.test(name)) throw datasetNameCharacter(name);
  if (name.startsWith('/') || name.endsWith('/')) throw datasetNameSlash(name);
  const components = name.split('/');
  if (components.includes('')) throw datasetNameEmptyComponent(name);
  if (components.includes('.') || components.includes('..')) throw datasetNameDots(name);
  if (components.length > maximumDepth) throw datasetNameDeep(name, components.length, maximumDepth);
  if (!poolStart.test(name)) throw datasetNamePool(name);
  if (reservedPool.test(components[0] ?? '')) throw datasetNameReserved(name);
  return name;
}

/** The dataset above, or undefined for a pool. */
export function parentDatasetName(name: string): string | undefined {
  const slash = name.lastIndexOf('/');
  return slash === -1 ? undefined : name.slice(0, slash);
}

/** Whether a dataset lies below another one, however deep. */
export function isDatasetBelow(name: string, ancestor: string): boolean {
  return name.startsWith(`${ancestor}/`);
}
