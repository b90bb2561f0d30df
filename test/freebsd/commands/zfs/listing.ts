import type { Zfs } from '../../machine/zfs';
import { ZfsError } from '../../machine/zfs';
import type { Listed } from '../../machine/zfs-values';
import { datasetOf, isAtOrBelow } from '../../state/zfs-names';
import type { Options } from '../options';
import { usage } from './subcommand';
import type { ZfsCall } from './subcommand';

const TYPES: Readonly<Record<string, string>> = {
  filesystem: 'filesystem',
  fs: 'filesystem',
  volume: 'volume',
  vol: 'volume',
  snapshot: 'snapshot',
  snap: 'snapshot',
  bookmark: 'bookmark',
};

/** The types of -t. */
function typesOf(options: Options, otherwise: readonly string[]): Set<string> {
  const text = options.value('t');
  if (text === undefined) return new Set(otherwise);
  return new Set(
    text.split(',').flatMap((word) => {
      if (word === 'all') return ['filesystem', 'volume', 'snapshot', 'bookmark'];
      const type = TYPES[word];
      return type === undefined ? usage(`invalid type '${word}'`) : [type];
    }),
  );
}

export function everything(zfs: Zfs): Listed[] {
  const { datasets, snapshots, bookmarks } = zfs.state;
  const all: Listed[] = [
    ...datasets.map((dataset) => ({ kind: 'dataset' as const, dataset, name: dataset.name })),
    ...snapshots.map((snapshot) => ({ kind: 'snapshot' as const, snapshot, name: snapshot.name })),
    ...bookmarks.map((bookmark) => ({ kind: 'bookmark' as const, bookmark, name: bookmark.name })),
  ];
  return all.sort(byDatasetThenAge);
}

/** Datasets by name, each followed by its snapshots in the order of their making. */
function byDatasetThenAge(one: Listed, other: Listed): number {
  const [first, second] = [datasetOf(one.name), datasetOf(other.name)];
  if (first !== second) return first < second ? -1 : 1;
  return ageOf(one) - ageOf(other);
}

const ageOf = (one: Listed): number =>
  one.kind === 'dataset' ? 0 : one.kind === 'snapshot' ? one.snapshot.createtxg : one.bookmark.createtxg;

const typeOf = (one: Listed): string => (one.kind === 'dataset' ? one.dataset.type : one.kind);

/** What a call of zfs list or zfs get is about; names that do not exist are reported. */
export function chosen(
  { zfs, options, session }: ZfsCall,
  names: readonly string[],
  otherwise: readonly string[],
): { listed: Listed[]; failed: boolean } {
  const all = everything(zfs).filter((one) => isVisible(session.jail?.jid, one, zfs));
  const named = names.length > 0;
  const depthText = options.value('d');
  const recursive = options.has('r') || depthText !== undefined;
  const depth = depthText === undefined ? Infinity : Number(depthText);
  if (!named) {
    const types = typesOf(options, otherwise);
    return {
      listed: all.filter((one) => types.has(typeOf(one)) && level(one.name, '') <= depth + 1),
      failed: false,
    };
  }
  let failed = false;
  const found = new Set<Listed>();
  for (const name of names) {
    const top = all.find((one) => one.name === name);
    if (!top) {
      session.call.err(new ZfsError(`cannot open '${name}': dataset does not exist\n`).message);
      failed = true;
      continue;
    }
    const types =
      options.value('t') === undefined && !recursive
        ? new Set([typeOf(top)])
        : typesOf(options, [...otherwise, typeOf(top)]);
    const within = all.filter((one) => {
      if (one === top) return true;
      if (
        !recursive &&
        !(options.value('t') !== undefined && one.kind !== 'dataset' && datasetOf(one.name) === name)
      )
        return false;
      return isAtOrBelow(datasetOf(one.name), name) && level(one.name, name) <= depth;
    });
    for (const one of within) if (types.has(typeOf(one))) found.add(one);
  }
  // In the order of the whole list, whatever the order of the names (zfs_iter.c).
  return { listed: all.filter((one) => found.has(one)), failed };
}

/** How many levels below a dataset something is; a snapshot of it is one below. */
const level = (name: string, top: string): number =>
  name.slice(top.length).split(/[/@#]/).length - (top === '' ? 0 : 1);

/** In a jail only what is attached to it, and the way there. */
function isVisible(jid: number | undefined, one: Listed, zfs: Zfs): boolean {
  if (jid === undefined) return true;
  const attached = zfs.state.datasets.filter(({ jail }) => jail === jid);
  return attached.some(
    ({ name }) => isAtOrBelow(datasetOf(one.name), name) || name.startsWith(`${one.name}/`),
  );
}
