import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { datasetOf, isAtOrBelow, poolOf } from '../state/zfs-names';
import type { Dataset, Snapshot } from '../state/zfs-state';
import type { Zfs } from './zfs';

const BLOCK = 4096;
/** What an empty file system takes. */
const EMPTY = 98304;

/** Bytes of a tree, each file rounded up to blocks. */
function sizeOf(folder: string): number {
  let sum = 0;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stats = lstatSync(path);
    sum += stats.isDirectory() ? sizeOf(path) : Math.ceil(stats.size / BLOCK) * BLOCK;
  }
  return sum;
}

/** The files of a tree with what tells that one has changed. */
function inventory(folder: string, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stats = lstatSync(path);
    found.set(prefix + name, `${stats.size} ${Math.floor(stats.mtimeMs)} ${stats.mode}`);
    if (stats.isDirectory())
      for (const [below, state] of inventory(path, `${prefix}${name}/`)) found.set(below, state);
  }
  return found;
}

/** How much space things take; only roughly what a pool would say. */
export class Space {
  constructor(private readonly zfs: Zfs) {}

  private folder(one: { readonly folder?: string }): string | undefined {
    return one.folder === undefined ? undefined : join(this.zfs.machine.disk.zfs, one.folder);
  }

  referenced(one: { readonly folder?: string }): number {
    const folder = this.folder(one);
    return EMPTY + (folder === undefined ? 0 : sizeOf(folder));
  }

  used(dataset: Dataset): number {
    const { datasets, snapshots } = this.zfs.state;
    const within = datasets.filter(({ name }) => isAtOrBelow(name, dataset.name));
    const theirs = snapshots.filter(({ name }) => isAtOrBelow(datasetOf(name), dataset.name));
    return within.reduce((sum, one) => sum + this.referenced(one), 0) + theirs.length * EMPTY;
  }

  available(dataset: Dataset): number {
    const { pools } = this.zfs.state;
    const pool = pools.find(({ name }) => name === poolOf(dataset.name));
    const root = this.zfs.dataset(poolOf(dataset.name));
    const left = (pool?.size ?? 0) - (root ? this.used(root) : 0);
    const quotas = ['quota', 'refquota']
      .map((name) => Number(this.zfs.value(dataset, name)))
      .filter((quota) => quota > 0);
    return Math.max(0, Math.min(left, ...quotas.map((quota) => quota - this.referenced(dataset))));
  }

  /** Bytes written since the newest snapshot, or since a given one. */
  written(dataset: Dataset, since?: Snapshot): number {
    const before = since ?? this.zfs.snapshotsOf(dataset.name).at(-1);
    const [now, then] = [this.folder(dataset), before && this.folder(before)];
    if (now === undefined) return 0;
    if (then === undefined) return this.referenced(dataset);
    const [after, old] = [inventory(now), inventory(then)];
    const changed = [...after].filter(([path, state]) => old.get(path) !== state).length;
    const gone = [...old.keys()].filter((path) => !after.has(path)).length;
    return (changed + gone) * BLOCK;
  }
}
