import { ZfsError } from '../../machine/zfs';
import type { Zfs } from '../../machine/zfs';
import { encode, pack } from '../../machine/zfs-stream';
import type { StreamRecord } from '../../machine/zfs-stream';
import { datasetOf } from '../../state/zfs-names';
import type { Snapshot } from '../../state/zfs-state';
import { usage } from './subcommand';
import type { Subcommand } from './subcommand';

/** A snapshot to be sent, and the one before it. */
interface Part {
  readonly snapshot: Snapshot;
  readonly from?: { readonly name: string; readonly guid: string };
}

export const send: Subcommand = {
  options: 'DLPRbcehnpsvwi:I:X:t:',
  usage: 'send [-DLPbcehnpsVvw] [-i|-I snapshot]\n\t     [-R [-X dataset[,dataset]...]]     <snapshot>',
  run({ zfs, options, operands, session }) {
    if (options.value('t') !== undefined) {
      session.unknown('sending again from a resume token');
      return 1;
    }
    const [name, ...more] = operands;
    if (name === undefined) usage('missing snapshot argument');
    if (more.length > 0) usage('too many arguments');
    if (!(name as string).includes('@')) throw new ZfsError(`cannot send '${name}': not a snapshot`); // [low]
    const snapshot = zfs.openSnapshot(name as string);
    const base = options.value('I') ?? options.value('i');
    const parts = options.has('R')
      ? replication(zfs, snapshot, base, options.has('I'))
      : single(zfs, snapshot, base, options.has('I'));
    const withProperties = options.has('p') || options.has('R');
    const contents = parts.map((part) => pack(zfs.machine.disk.zfs, part.snapshot.folder));
    const records = parts.map((part, at) => recordOf(zfs, part, contents[at]?.length ?? 0, withProperties));
    const total = records.reduce((sum, { size }) => sum + size, 0);
    if (options.has('n')) {
      for (const { name: sent, from, size } of options.has('P') || options.has('v') ? records : []) {
        session.line(
          from ? `incremental\t${from.name.split('@')[1]}\t${sent}\t${size}` : `full\t${sent}\t${size}`,
        );
      }
      if (options.has('P') || options.has('v')) session.line(`size\t${total}`);
      return 0;
    }
    session.call.out(encode({ records, contents }));
    return 0;
  },
};

function recordOf(zfs: Zfs, { snapshot, from }: Part, size: number, withProperties: boolean): StreamRecord {
  const dataset = zfs.open(datasetOf(snapshot.name));
  return {
    name: snapshot.name,
    guid: snapshot.guid,
    creation: snapshot.creation,
    ...(from && { from }),
    datasetProperties: withProperties ? { ...dataset.received, ...dataset.properties } : {},
    snapshotProperties: withProperties ? snapshot.properties : {},
    size,
  };
}

/** A snapshot or bookmark that an increment starts from. */
function baseOf(
  zfs: Zfs,
  snapshot: Snapshot,
  base: string,
): { name: string; guid: string; createtxg: number } {
  const dataset = datasetOf(snapshot.name);
  const full =
    base.startsWith('@') || base.startsWith('#')
      ? dataset + base
      : base.includes('@') || base.includes('#')
        ? base
        : `${dataset}@${base}`;
  const found = zfs.snapshot(full) ?? zfs.state.bookmarks.find((mark) => mark.name === full);
  if (!found) throw new ZfsError(`cannot open '${full}': dataset does not exist`);
  const clonedFrom = zfs.dataset(dataset)?.origin;
  const related = datasetOf(full) === dataset || full === clonedFrom;
  if (!related || (found.createtxg >= snapshot.createtxg && full !== clonedFrom)) {
    throw new ZfsError(`cannot send '${snapshot.name}': not an earlier snapshot from the same fs`); // [low]
  }
  return found;
}

function single(zfs: Zfs, snapshot: Snapshot, base: string | undefined, between: boolean): Part[] {
  if (base === undefined) return [{ snapshot }];
  const from = baseOf(zfs, snapshot, base);
  const all = zfs.snapshotsOf(datasetOf(snapshot.name));
  const chosen = between
    ? all.filter(({ createtxg }) => createtxg > from.createtxg && createtxg <= snapshot.createtxg)
    : [snapshot];
  return chain(chosen, from);
}

function chain(snapshots: readonly Snapshot[], first: { name: string; guid: string } | undefined): Part[] {
  let from = first;
  return snapshots.map((snapshot) => {
    const part: Part = { snapshot, ...(from && { from: { name: from.name, guid: from.guid } }) };
    from = snapshot;
    return part;
  });
}

/** -R: the dataset and all below it, each with its snapshots up to the one named. */
function replication(zfs: Zfs, snapshot: Snapshot, base: string | undefined, between: boolean): Part[] {
  const top = datasetOf(snapshot.name);
  const snap = snapshot.name.split('@')[1] ?? '';
  const baseSnap = base?.replace(/^.*@/, '');
  return [zfs.open(top), ...zfs.below(top)].flatMap((dataset) => {
    const last = zfs.snapshot(`${dataset.name}@${snap}`);
    if (!last) return [];
    const from = baseSnap === undefined ? undefined : zfs.snapshot(`${dataset.name}@${baseSnap}`);
    const all = zfs.snapshotsOf(dataset.name).filter(({ createtxg }) => createtxg <= last.createtxg);
    const later = all.filter(({ createtxg }) => createtxg > (from?.createtxg ?? 0));
    return chain(from && !between ? [last] : later, from);
  });
}
