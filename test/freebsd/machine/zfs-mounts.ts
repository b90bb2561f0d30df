import { SystemError } from '../errno';
import type { Dataset } from '../state/zfs-state';
import { topMount } from '../state/mount-table';
import type { Mount } from '../state/mount-table';
import type { Machine } from './machine';
import type { Session } from './session';
import { Zfs, ZfsError } from './zfs';

/** Where and how a dataset is to be mounted, other than by its own properties. */
interface Placement {
  /** By mount(8), at this place. */
  readonly legacy?: string;
  readonly options?: readonly string[];
}

/** `mount -t zfs`. */
export async function mountDataset(session: Session, name: string, placement: Placement): Promise<number> {
  const zfs = new Zfs(session.machine);
  const dataset = zfs.dataset(name);
  if (!dataset) return session.fail(`${name}: No such file or directory`);
  if (dataset.mounted) return session.fail(`${name}: Device busy`); // [low]
  await attach(zfs, dataset, placement.legacy ?? '', placement.options ?? []);
  return 0;
}

async function attach(zfs: Zfs, dataset: Dataset, target: string, options: readonly string[]): Promise<void> {
  const { machine } = zfs;
  machine.tree.makeDirectory(target);
  const own = [
    ...(zfs.value(dataset, 'readonly') === 'on' ? ['ro'] : []),
    ...(zfs.value(dataset, 'atime') === 'off' ? ['noatime'] : []),
    ...(zfs.value(dataset, 'exec') === 'off' ? ['noexec'] : []),
    ...(zfs.value(dataset, 'setuid') === 'off' ? ['nosuid'] : []),
  ];
  await machine.mounter.mount({
    type: 'zfs',
    source: dataset.name,
    target: machine.tree.resolve(target),
    options: [...new Set([...own, ...options])],
    ...(dataset.folder !== undefined && { folder: dataset.folder }),
  });
  dataset.mounted = true;
}

/** Whether `zfs mount -a` and the making of the dataset would mount it. */
export function mountsByItself(zfs: Zfs, dataset: Dataset, insideJail = false): boolean {
  return (
    dataset.type === 'filesystem' &&
    zfs.value(dataset, 'canmount') === 'on' &&
    zfs.value(dataset, 'mountpoint').startsWith('/') &&
    (zfs.value(dataset, 'jailed') === 'off' || insideJail) &&
    !dataset.mounted
  );
}

export async function mountIfWanted(zfs: Zfs, dataset: Dataset): Promise<void> {
  if (mountsByItself(zfs, dataset)) await attach(zfs, dataset, zfs.value(dataset, 'mountpoint'), []);
}

/** `zfs mount`. */
export async function mountNow(zfs: Zfs, dataset: Dataset, options: readonly string[]): Promise<void> {
  const cannot = (why: string): never => {
    throw new ZfsError(`cannot mount '${dataset.name}': ${why}`);
  };
  const mountpoint = zfs.value(dataset, 'mountpoint');
  if (dataset.mounted) cannot('filesystem already mounted');
  if (mountpoint === 'legacy') cannot('legacy mountpoint\nuse mount(8) to mount this filesystem');
  if (mountpoint === 'none') cannot('no mountpoint set');
  if (zfs.value(dataset, 'canmount') === 'off') cannot("'canmount' property is set to 'off'");
  if (zfs.value(dataset, 'jailed') === 'on') cannot("'jailed' property is set"); // [low]
  await attach(zfs, dataset, mountpoint, options);
}

export const mountOfDataset = (machine: Machine, dataset: Dataset): Mount | undefined =>
  machine.state.mounts.find(({ type, source }) => type === 'zfs' && source === dataset.name);

/** Unmounts a dataset and, before it, those below it that are mounted under it. */
export async function unmountTree(zfs: Zfs, dataset: Dataset, force = false): Promise<Dataset[]> {
  const { machine } = zfs;
  const chosen = [dataset, ...zfs.below(dataset.name)].filter(({ mounted }) => mounted).reverse();
  const done: Dataset[] = [];
  for (const one of chosen) {
    const mount = mountOfDataset(machine, one);
    if (!mount) continue;
    try {
      if (topMount(machine.state.mounts, mount.target) !== mount) throw new SystemError('EBUSY');
      await machine.mounter.unmount(mount, force);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      for (const gone of done.reverse()) await mountIfWanted(zfs, gone);
      throw new ZfsError(`cannot unmount '${mount.target}': pool or dataset is busy`);
    }
    one.mounted = false;
    done.push(one);
  }
  return done.reverse();
}
