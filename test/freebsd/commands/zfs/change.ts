import {
  mountIfWanted,
  mountNow,
  mountOfDataset,
  mountsByItself,
  unmountTree,
} from '../../machine/zfs-mounts';
import type { Zfs } from '../../machine/zfs';
import { ZfsError } from '../../machine/zfs';
import { datasetOf, isBelow, poolOf, wrongDatasetName, wrongSnapshotName } from '../../state/zfs-names';
import type { Dataset } from '../../state/zfs-state';
import { remove, removeSnapshot } from './destroy';
import { usage } from './subcommand';
import type { Subcommand } from './subcommand';

export const rollback: Subcommand = {
  options: 'rRf',
  usage: 'rollback [-rRf] <snapshot>',
  async run({ zfs, options, operands }) {
    const [name, ...more] = operands;
    if (name === undefined) usage('missing dataset argument');
    if (more.length > 0) usage('too many arguments');
    const snapshot = zfs.openSnapshot(name as string);
    const dataset = zfs.open(datasetOf(snapshot.name));
    const later = zfs.snapshotsOf(dataset.name).filter(({ createtxg }) => createtxg > snapshot.createtxg);
    const marks = zfs.state.bookmarks.filter(
      (mark) => datasetOf(mark.name) === dataset.name && mark.createtxg > snapshot.createtxg,
    );
    const clones = later.flatMap((one) => zfs.clonesOf(one.name));
    const destroys = options.has('r') || options.has('R');
    if (later.length + marks.length > 0 && !destroys) {
      throw new ZfsError(
        `cannot rollback to '${name}': more recent snapshots or bookmarks exist\n` +
          `use '-r' to force deletion of the following snapshots and bookmarks:\n${[...later, ...marks].map((one) => one.name).join('\n')}`,
      );
    }
    if (clones.length > 0 && !options.has('R')) {
      throw new ZfsError(
        `cannot rollback to '${name}': clones of previous snapshots exist\n` +
          `use '-R' to force deletion of the following clones and dependents:\n${clones.map((one) => one.name).join('\n')}`,
      );
    }
    const held = later.find(({ holds }) => Object.keys(holds).length > 0);
    if (held) throw new ZfsError(`cannot destroy snapshot ${held.name}: dataset is busy`);
    for (const clone of clones) await remove(zfs, clone, options.has('f'));
    for (const one of later) await removeSnapshot(zfs, one);
    zfs.state.bookmarks = zfs.state.bookmarks.filter((mark) => !marks.includes(mark));
    const { agent, disk } = zfs.machine;
    await agent.restoreTree(`${disk.zfs}/${snapshot.folder}`, `${disk.zfs}/${dataset.folder}`);
  },
};

export const rename: Subcommand = {
  options: 'fpru',
  usage:
    'rename [-f] <filesystem|volume|snapshot> <filesystem|volume|snapshot>\n\trename -p [-f] <filesystem|volume> <filesystem|volume>\n\trename -u [-f] <filesystem> <filesystem>\n\trename -r <snapshot> <snapshot>',
  async run({ zfs, options, operands }) {
    const [from, to, ...more] = operands as [string?, string?, ...string[]];
    if (from === undefined) usage('missing source dataset argument');
    if (to === undefined) usage('missing target dataset argument');
    if (more.length > 0) usage('too many arguments');
    if ((from as string).includes('@'))
      return renameSnapshot(zfs, from as string, to as string, options.has('r'));
    return renameDataset(zfs, from as string, to as string, options.has('u'));
  },
};

function renameSnapshot(zfs: Zfs, from: string, to: string, recursive: boolean): void {
  const snapshot = zfs.openSnapshot(from);
  const dataset = datasetOf(from);
  const target = to.startsWith('@') ? dataset + to : to;
  const wrong = wrongSnapshotName(target);
  if (wrong !== undefined) throw new ZfsError(`cannot rename to '${target}': ${wrong}`);
  if (datasetOf(target) !== dataset) {
    throw new ZfsError(`cannot rename '${from}': snapshots must be part of same dataset`);
  }
  if (zfs.snapshot(target)) throw new ZfsError(`cannot rename to '${target}': dataset already exists`);
  const [, oldName = ''] = from.split('@');
  const [, newName = ''] = target.split('@');
  const heirs = recursive ? zfs.below(dataset).map(({ name }) => zfs.snapshot(`${name}@${oldName}`)) : [];
  for (const one of [snapshot, ...heirs]) {
    if (!one) continue;
    const renamed = `${datasetOf(one.name)}@${newName}`;
    for (const clone of zfs.clonesOf(one.name)) clone.origin = renamed;
    one.name = renamed;
  }
}

async function renameDataset(zfs: Zfs, from: string, to: string, withoutMounting: boolean): Promise<void> {
  const dataset = zfs.open(from);
  const wrong = wrongDatasetName(to);
  if (wrong !== undefined) throw new ZfsError(`cannot rename to '${to}': ${wrong}`);
  if (isBelow(to, from))
    throw new ZfsError(
      `cannot rename '${from}': New dataset name cannot be a descendant of current dataset name`,
    );
  if (zfs.dataset(to)) throw new ZfsError(`cannot rename to '${to}': dataset already exists`);
  if (poolOf(to) !== poolOf(from))
    throw new ZfsError(`cannot rename to '${to}': datasets must be within same pool`);
  zfs.requireParent(to, 'cannot create');
  const unmounted = withoutMounting ? [] : await unmountTree(zfs, dataset);
  const moved = (name: string): string =>
    name === from || name.startsWith(`${from}/`) || name.startsWith(`${from}@`)
      ? to + name.slice(from.length)
      : name;
  for (const one of zfs.state.datasets) {
    const before = one.name;
    one.name = moved(one.name);
    if (one.origin !== undefined) one.origin = moved(one.origin);
    const mount = one.mounted
      ? zfs.machine.state.mounts.find(({ source, type }) => type === 'zfs' && source === before)
      : undefined;
    if (mount)
      zfs.machine.state.mounts = zfs.machine.state.mounts.map((other) =>
        other === mount ? { ...mount, source: one.name } : other,
      );
  }
  for (const snapshot of zfs.state.snapshots) snapshot.name = moved(snapshot.name);
  for (const one of zfs.sorted()) if (unmounted.includes(one)) await mountIfWanted(zfs, one);
}

export const promote: Subcommand = {
  options: '',
  usage: 'promote <clone-filesystem>',
  run({ zfs, operands }) {
    const [name, ...more] = operands;
    if (name === undefined) usage('missing clone filesystem argument');
    if (more.length > 0) usage('too many arguments');
    const clone = zfs.open(name as string);
    const origin = clone.origin === undefined ? undefined : zfs.snapshot(clone.origin);
    if (!origin) throw new ZfsError(`cannot promote '${name}': not a cloned filesystem`);
    const old = zfs.open(datasetOf(origin.name));
    const moving = zfs.snapshotsOf(old.name).filter(({ createtxg }) => createtxg <= origin.createtxg);
    for (const snapshot of moving) {
      const target = `${clone.name}@${snapshot.name.split('@')[1]}`;
      if (zfs.snapshot(target)) {
        const snap = snapshot.name.split('@')[1];
        throw new ZfsError(
          `cannot promote '${name}': snapshot name '${snap}' from origin conflicts with '${snap}' from target`,
        ); // [low]
      }
    }
    if (old.origin === undefined) delete clone.origin;
    else clone.origin = old.origin;
    for (const snapshot of moving) {
      const target = `${clone.name}@${snapshot.name.split('@')[1]}`;
      for (const other of zfs.clonesOf(snapshot.name)) if (other !== clone) other.origin = target;
      snapshot.name = target;
    }
    old.origin = origin.name;
  },
};

export const mount: Subcommand = {
  options: 'aflOo:v',
  usage: 'mount\n\tmount [-flvO] [-o opts] <-a | filesystem>',
  async run({ zfs, options, operands, session }) {
    const [name, ...more] = operands;
    if (options.has('a')) {
      if (name !== undefined) usage('too many arguments');
      for (const dataset of zfs.sorted()) if (mountsByItself(zfs, dataset)) await mountIfWanted(zfs, dataset);
      return 0;
    }
    if (name === undefined) {
      for (const dataset of zfs.sorted()) {
        const where = mountOfDataset(zfs.machine, dataset);
        if (where) session.line(`${dataset.name.padEnd(30)}  ${where.target}`);
      }
      return 0;
    }
    if (more.length > 0) usage('too many arguments');
    await mountNow(
      zfs,
      zfs.open(name),
      options.values('o').flatMap((words) => words.split(',')),
    );
    return 0;
  },
};

export const unmount: Subcommand = {
  options: 'afu',
  usage: 'unmount [-fu] <-a | filesystem|mountpoint>',
  async run({ zfs, options, operands }) {
    const [name, ...more] = operands;
    if (options.has('a')) {
      for (const dataset of zfs.sorted().reverse()) {
        if (dataset.mounted && dataset.folder !== undefined)
          await unmountTree(zfs, dataset, options.has('f'));
      }
      return;
    }
    if (name === undefined) usage('missing filesystem argument');
    if (more.length > 0) usage('too many arguments');
    const dataset = find(zfs, name as string);
    if (!dataset.mounted) throw new ZfsError(`cannot unmount '${name}': not currently mounted`);
    await unmountTree(zfs, dataset, options.has('f'));
  },
};

function find(zfs: Zfs, name: string): Dataset {
  if (!name.startsWith('/')) return zfs.open(name);
  const mounted = zfs.state.datasets.find((dataset) => mountOfDataset(zfs.machine, dataset)?.target === name);
  if (!mounted) throw new ZfsError(`cannot unmount '${name}': not currently mounted`);
  return mounted;
}
