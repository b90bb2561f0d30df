import type { Session } from '../machine/session';
import { Zfs } from '../machine/zfs';
import { mountIfWanted, unmountTree } from '../machine/zfs-mounts';
import { parseOptions } from './options';

/** zpool create: a pool in a file of the host. */
export async function createPool(session: Session, args: readonly string[]): Promise<number> {
  const options = parseOptions(session, 'fm:o:O:', args);
  const [name, ...devices] = options.operands;
  if (name === undefined || devices.length === 0) session.usage();
  const zfs = new Zfs(session.machine);
  if (zfs.state.pools.some((pool) => pool.name === name)) {
    session.call.err(`cannot create '${name}': pool already exists\n`);
    return 1;
  }
  const missing = devices.find((device) => !device.startsWith('/') || !session.tree.exists(device));
  if (missing !== undefined) {
    session.call.err(
      `cannot open '${missing}': no such device in /dev\nmust be a full path or shorthand device name\n`,
    );
    return 1;
  }
  const [size = 0] = devices.map((device) => session.tree.stat(device)?.size ?? 0);
  zfs.state.pools.push({ name, size, guid: zfs.guid(zfs.nextTxg()) });
  const top = zfs.add(name, { mountpoint: options.value('m') ?? `/${name}` });
  await mountIfWanted(zfs, top);
  return 0;
}

/** zpool destroy: with all that it holds, whether it is mounted or not. */
export async function destroyPool(session: Session, args: readonly string[]): Promise<number> {
  const options = parseOptions(session, 'f', args);
  const [name] = options.operands;
  if (name === undefined) session.usage();
  const zfs = new Zfs(session.machine);
  const { state } = zfs;
  if (!state.pools.some((pool) => pool.name === name)) {
    session.call.err(`cannot open '${name}': no such pool\n`);
    return 1;
  }
  const isIn = (dataset: string): boolean => dataset.split(/[/@]/)[0] === name;
  const top = zfs.dataset(name);
  if (top) await unmountTree(zfs, top, options.has('f'));
  state.datasets = state.datasets.filter((dataset) => !isIn(dataset.name));
  state.snapshots = state.snapshots.filter((snapshot) => !isIn(snapshot.name));
  state.bookmarks = state.bookmarks.filter((bookmark) => !isIn(bookmark.name));
  state.pools = state.pools.filter((pool) => pool.name !== name);
  return 0;
}
