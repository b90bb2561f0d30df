import type { Dataset } from '../state/zfs-state';
import type { Machine } from './machine';
import { RealPool } from './real-pool';
import { Zfs } from './zfs';
import { mountIfWanted } from './zfs-mounts';

/** A pool kept by zfs-fuse, which zpool(8) shows like any other. */
export async function installRealPool(machine: Machine, pool: string): Promise<void> {
  machine.state.zfs.pools.push({ name: pool, size: POOL_SIZE, guid: '11530474321948725913' });
  machine.realPool = await RealPool.start(machine, pool);
}

const POOL_SIZE = 100 * 1024 ** 3;

/** The datasets of the installer's ZFS layout that matter here: the pool and the root file system. */
export async function installPool(machine: Machine, pool: string): Promise<void> {
  const zfs = new Zfs(machine);
  zfs.state.pools.push({ name: pool, size: POOL_SIZE, guid: '11530474321948725913' });
  const top = zfs.add(pool, { compression: 'lz4', atime: 'off', mountpoint: `/${pool}` });
  zfs.add(`${pool}/ROOT`, { mountpoint: 'none' });
  const root: Partial<Dataset> = { mounted: true };
  const system = zfs.add(`${pool}/ROOT/default`, { mountpoint: '/', canmount: 'noauto' }, root);
  zfs.state.datasets = zfs.state.datasets.map((one) => (one === system ? withoutFolder(one) : one));
  await mountIfWanted(zfs, top);
}

/** The root file system's contents are not a folder of the disk's `zfs`, but the host's root. */
function withoutFolder(dataset: Dataset): Dataset {
  return Object.fromEntries(
    Object.entries(dataset).filter(([key]) => key !== 'folder'),
  ) as unknown as Dataset;
}

/** What is mounted before anything else: the root and /dev. */
export function mountSystem(machine: Machine, pool: string | undefined): void {
  const root =
    pool === undefined
      ? { type: 'ufs', source: '/dev/ada0p2' }
      : { type: 'zfs', source: `${pool}/ROOT/default` };
  machine.state.mounts = [
    { ...root, target: '/', options: pool === undefined ? [] : ['noatime'], bound: false },
    { type: 'devfs', source: 'devfs', target: '/dev', options: [], bound: false },
  ];
}
