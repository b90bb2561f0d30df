import { datasetOf } from '../state/zfs-names';
import { defaultOf, nativeProperty, niceNumber } from '../state/zfs-properties';
import type { Bookmark, Dataset, Snapshot } from '../state/zfs-state';
import { Space } from './zfs-space';
import type { Found, Zfs } from './zfs';

/** Something that zfs(8) lists. */
export type Listed =
  | { readonly kind: 'dataset'; readonly dataset: Dataset; readonly name: string }
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot; readonly name: string }
  | { readonly kind: 'bookmark'; readonly bookmark: Bookmark; readonly name: string };

const SIZES =
  'used available referenced usedbysnapshots usedbydataset usedbychildren usedbyrefreservation written logicalused logicalreferenced quota reservation refquota refreservation recordsize volsize volblocksize'.split(
    ' ',
  );
/** Properties of the dataset that its snapshots have too. */
const OF_SNAPSHOTS =
  'devices exec setuid xattr version utf8only normalization casesensitivity nbmand primarycache secondarycache mlslabel encryption acltype'.split(
    ' ',
  );
const NONE: Found = { value: '-', source: '-' };
const plain = (value: string | number | undefined): Found => ({
  value: value === undefined ? '-' : String(value),
  source: '-',
});

/** What properties come to, as zfs list and zfs get show them. */
export class Values {
  private readonly space: Space;

  constructor(private readonly zfs: Zfs) {
    this.space = new Space(zfs);
  }

  /** With `exact`, as with -p. */
  show(one: Listed, name: string, exact: boolean): Found {
    if (name === 'name') return plain(one.name);
    const found = this.raw(one, name);
    if (exact || found.value === '-') return found;
    return { ...found, value: this.readable(name, found.value) };
  }

  private readable(name: string, value: string): string {
    if (name === 'creation')
      return new Date(Number(value) * 1000)
        .toUTCString()
        .replace(/:\d\d GMT$/, '')
        .replace(',', '');
    if (name.endsWith('_limit') && value === '0') return 'none';
    if (name.startsWith('written@') || SIZES.includes(name)) {
      const none = ['quota', 'reservation', 'refquota', 'refreservation'].includes(name);
      return none && value === '0'
        ? 'none'
        : niceNumber(Number(value))
            .replace(/^(\d+)B$/, '$1B')
            .replace(/^0B$/, '0B');
    }
    return name.endsWith('ratio') ? `${value}x` : value;
  }

  private raw(one: Listed, name: string): Found {
    if (one.kind === 'dataset') return this.ofDataset(one.dataset, name);
    if (one.kind === 'snapshot') return this.ofSnapshot(one.snapshot, name);
    const { guid, creation, createtxg } = one.bookmark;
    return plain({ guid, creation, createtxg, type: 'bookmark' }[name]);
  }

  private ofDataset(dataset: Dataset, name: string): Found {
    const { space, zfs } = this;
    switch (name) {
      case 'type':
      case 'guid':
      case 'creation':
      case 'createtxg':
        return plain(dataset[name]);
      case 'origin':
        return plain(dataset.origin);
      case 'mounted':
        return dataset.type === 'volume' ? NONE : plain(dataset.mounted ? 'yes' : 'no');
      case 'used':
        return plain(space.used(dataset));
      case 'available':
        return plain(space.available(dataset));
      case 'referenced':
      case 'usedbydataset':
      case 'logicalreferenced':
        return plain(space.referenced(dataset));
      case 'logicalused':
        return plain(space.used(dataset));
      case 'usedbysnapshots':
        return plain(zfs.snapshotsOf(dataset.name).length * 98304);
      case 'usedbychildren':
      case 'usedbyrefreservation':
        return plain(0);
      case 'written':
        return plain(space.written(dataset));
      case 'compressratio':
      case 'refcompressratio':
        return plain('1.00');
      case 'snapshot_count':
        return plain(zfs.snapshotsOf(dataset.name).length);
      case 'objsetid':
        return plain(dataset.createtxg);
      case 'encryptionroot':
      case 'keystatus':
      case 'clones':
      case 'userrefs':
      case 'defer_destroy':
      case 'receive_resume_token':
      case 'filesystem_count':
      case 'snapshots_changed':
        return NONE;
    }
    if (name.startsWith('written@')) {
      const since = zfs.snapshot(`${dataset.name}@${name.slice('written@'.length)}`);
      return since ? plain(space.written(dataset, since)) : NONE;
    }
    if (dataset.type === 'volume' && ['mountpoint', 'canmount', 'quota'].includes(name)) return NONE;
    if (dataset.type !== 'volume' && ['volsize', 'volblocksize'].includes(name)) return NONE;
    return zfs.find(dataset, name);
  }

  private ofSnapshot(snapshot: Snapshot, name: string): Found {
    const { zfs, space } = this;
    const dataset = zfs.dataset(datasetOf(snapshot.name));
    switch (name) {
      case 'type':
        return plain('snapshot');
      case 'guid':
      case 'creation':
      case 'createtxg':
        return plain(snapshot[name]);
      case 'used':
        return plain(0);
      case 'referenced':
      case 'logicalreferenced':
      case 'written':
        return plain(space.referenced(snapshot));
      case 'userrefs':
        return plain(Object.keys(snapshot.holds).length);
      case 'defer_destroy':
        return plain(snapshot.deferred ? 'on' : 'off');
      case 'clones':
        return plain(
          zfs
            .clonesOf(snapshot.name)
            .map((clone) => clone.name)
            .join(','),
        );
      case 'compressratio':
      case 'refcompressratio':
        return plain('1.00');
    }
    if (name.includes(':')) {
      const own = snapshot.properties[name];
      if (own !== undefined) return { value: own, source: 'local' };
      const above = dataset ? zfs.find(dataset, name) : NONE;
      if (above.source === '-') return NONE;
      const from = above.source.startsWith('inherited') ? above.source : `inherited from ${dataset?.name}`;
      return { value: above.value, source: from };
    }
    if (!OF_SNAPSHOTS.includes(name) || !dataset) return NONE;
    const found = zfs.find(dataset, name);
    const native = nativeProperty(name, zfs.machine.state.release);
    return found.source === 'local' && native
      ? { value: found.value, source: `inherited from ${dataset.name}` }
      : {
          value: found.value || (native ? defaultOf(native, zfs.machine.state.release) : '-'),
          source: found.source,
        };
  }
}
