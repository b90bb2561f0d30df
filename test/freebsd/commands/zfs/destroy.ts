import { unmountTree } from '../../machine/zfs-mounts';
import type { Zfs } from '../../machine/zfs';
import { ZfsError } from '../../machine/zfs';
import { Space } from '../../machine/zfs-space';
import type { Dataset, Snapshot } from '../../state/zfs-state';
import { usage } from './subcommand';
import type { Subcommand, ZfsCall } from './subcommand';

export const destroy: Subcommand = {
  options: 'dfnprRv',
  usage:
    'destroy [-fnpRrv] <filesystem|volume>\n\tdestroy [-dnpRrv] <filesystem|volume>@<snap>[%<snap>][,...]\n\tdestroy <filesystem|volume>#<bookmark>',
  async run(call) {
    const [name, ...more] = call.operands;
    if (name === undefined) usage('missing dataset argument');
    if (more.length > 0) usage('too many arguments');
    if ((name as string).includes('@')) return destroySnapshots(call, name as string);
    if ((name as string).includes('#')) {
      const { state } = call.zfs;
      if (!state.bookmarks.some((bookmark) => bookmark.name === name)) {
        throw new ZfsError(`bookmark '${name}' does not exist.`);
      }
      state.bookmarks = state.bookmarks.filter((bookmark) => bookmark.name !== name);
      return;
    }
    return destroyDataset(call, name as string);
  },
};

function list(reason: string, flag: string, names: readonly string[]): never {
  throw new ZfsError(`${reason}\nuse '${flag}' to destroy the following datasets:\n${names.join('\n')}`);
}

async function destroyDataset({ zfs, options, session }: ZfsCall, name: string): Promise<void> {
  const dataset = zfs.open(name);
  if (!name.includes('/')) {
    throw new ZfsError(
      `cannot destroy '${name}': operation does not apply to pools\nuse 'zfs destroy -r ${name}' to destroy all datasets in the pool\nuse 'zpool destroy ${name}' to destroy the pool itself`,
    );
  }
  const recursive = options.has('r') || options.has('R');
  const children = zfs.below(name);
  const snapshots = [dataset, ...children].flatMap((one) => zfs.snapshotsOf(one.name));
  if (!recursive && children.length + snapshots.length > 0) {
    list(
      `cannot destroy '${name}': filesystem has children`,
      '-r',
      [...children, ...snapshots].map((one) => one.name),
    );
  }
  const inside = new Set([dataset, ...children]);
  const clones = snapshots
    .flatMap((snapshot) => zfs.clonesOf(snapshot.name))
    .filter((clone) => !inside.has(clone));
  if (clones.length > 0 && !options.has('R')) {
    list(
      `cannot destroy '${name}': filesystem has dependent clones`,
      '-R',
      clones.map((clone) => clone.name),
    );
  }
  const doomed = [
    ...new Set([...clones.flatMap((clone) => [clone, ...zfs.below(clone.name)]), dataset, ...children]),
  ];
  report(zfs, { options, session } as ZfsCall, doomed, snapshots);
  if (options.has('n')) return;
  const held = snapshots.find(({ holds }) => Object.keys(holds).length > 0);
  if (held) throw new ZfsError(`cannot destroy snapshot ${held.name}: dataset is busy`);
  for (const one of [...doomed].reverse()) await remove(zfs, one, options.has('f'));
}

function report(
  zfs: Zfs,
  { options, session }: ZfsCall,
  datasets: readonly Dataset[],
  snapshots: readonly Snapshot[],
): void {
  if (!options.has('v')) return;
  const doomed = [...snapshots, ...[...datasets].reverse()];
  for (const { name } of doomed) {
    if (options.has('p')) session.line(`destroy\t${name}`);
    else session.line(`${options.has('n') ? 'would' : 'will'} destroy ${name}`);
  }
  const space = new Space(zfs);
  const bytes = doomed.reduce((sum, one) => sum + space.referenced(one), 0);
  if (options.has('p')) session.line(`reclaim\t${bytes}`);
}

/** Unmounts a dataset and forgets it, its snapshots and their contents. */
export async function remove(zfs: Zfs, dataset: Dataset, force = false): Promise<void> {
  await unmountTree(zfs, dataset, force);
  for (const snapshot of zfs.snapshotsOf(dataset.name)) await removeSnapshot(zfs, snapshot);
  const { state } = zfs;
  state.datasets = state.datasets.filter((other) => other !== dataset);
  if (dataset.folder !== undefined) await removeFolder(zfs, dataset.folder);
  const origin = dataset.origin === undefined ? undefined : zfs.snapshot(dataset.origin);
  if (origin) await removeIfDeferred(zfs, origin);
}

async function removeFolder(zfs: Zfs, folder: string): Promise<void> {
  const { agent, disk } = zfs.machine;
  await agent.removeTree(`${disk.zfs}/${folder}`);
}

export async function removeSnapshot(zfs: Zfs, snapshot: Snapshot): Promise<void> {
  const { state } = zfs;
  state.snapshots = state.snapshots.filter((other) => other !== snapshot);
  await removeFolder(zfs, snapshot.folder);
}

export async function removeIfDeferred(zfs: Zfs, snapshot: Snapshot): Promise<void> {
  const held = Object.keys(snapshot.holds).length > 0 || zfs.clonesOf(snapshot.name).length > 0;
  if (snapshot.deferred && !held) await removeSnapshot(zfs, snapshot);
}

/** `a,b` and `a%b` after the `@` mean several snapshots. */
function wanted(zfs: Zfs, dataset: string, spec: string): Snapshot[] {
  const own = zfs.snapshotsOf(dataset);
  return spec.split(',').flatMap((part) => {
    const [from = '', to] = part.split('%');
    if (to === undefined) return own.filter((one) => one.name === `${dataset}@${from}`);
    const index = (name: string, otherwise: number): number =>
      name === '' ? otherwise : own.findIndex((one) => one.name === `${dataset}@${name}`);
    const [first, last] = [index(from, 0), index(to, own.length - 1)];
    return first < 0 || last < 0 ? [] : own.slice(first, last + 1);
  });
}

async function destroySnapshots(call: ZfsCall, name: string): Promise<void> {
  const { zfs, options } = call;
  const [top = '', spec = ''] = name.split('@');
  zfs.open(top);
  const datasets =
    options.has('r') || options.has('R') ? [top, ...zfs.below(top).map((one) => one.name)] : [top];
  const chosen = [...new Set(datasets.flatMap((dataset) => wanted(zfs, dataset, spec)))];
  if (chosen.length === 0) {
    throw new ZfsError('could not find any snapshots to destroy; check snapshot names.');
  }
  const clones = chosen.flatMap((snapshot) => zfs.clonesOf(snapshot.name));
  if (clones.length > 0 && !options.has('R') && !options.has('d')) {
    const [first] = chosen.filter((snapshot) => zfs.clonesOf(snapshot.name).length > 0);
    list(
      `cannot destroy '${first?.name}': snapshot has dependent clones`,
      '-R',
      clones.map((clone) => clone.name),
    );
  }
  report(zfs, call, options.has('R') ? clones : [], chosen);
  if (options.has('n')) return;
  const held = chosen.find(({ holds }) => Object.keys(holds).length > 0);
  if (held && !options.has('d')) throw new ZfsError(`cannot destroy snapshot ${held.name}: dataset is busy`);
  if (options.has('R')) for (const clone of clones) await remove(zfs, clone);
  for (const snapshot of chosen) {
    snapshot.deferred = options.has('d');
    const stays = Object.keys(snapshot.holds).length > 0 || zfs.clonesOf(snapshot.name).length > 0;
    if (!stays) await removeSnapshot(zfs, snapshot);
  }
}
