import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '../release';
import { datasetOf, isBelow, parentOf, poolOf } from '../state/zfs-names';
import { canonicalValue, defaultOf, isUserProperty, nativeProperty } from '../state/zfs-properties';
import type { Dataset, Snapshot, ZfsState } from '../state/zfs-state';
import type { Machine } from './machine';

/** zfs(8) cannot do it; the message is the whole line. */
export class ZfsError extends Error {
  constructor(
    message: string,
    readonly status = 1,
  ) {
    super(message);
  }
}

export interface Found {
  readonly value: string;
  readonly source: string;
}

/** The datasets of a host: looking them up, making them, and what their properties come to. */
export class Zfs {
  constructor(readonly machine: Machine) {}

  get state(): ZfsState {
    return this.machine.state.zfs;
  }
  private get release(): Release {
    return this.machine.state.release;
  }

  dataset(name: string): Dataset | undefined {
    return this.state.datasets.find((dataset) => dataset.name === name);
  }
  snapshot(name: string): Snapshot | undefined {
    return this.state.snapshots.find((snapshot) => snapshot.name === name);
  }
  /** The dataset, or zfs(8)'s error. */
  open(name: string): Dataset {
    const dataset = this.dataset(name);
    if (!dataset) throw new ZfsError(`cannot open '${name}': dataset does not exist`);
    return dataset;
  }
  openSnapshot(name: string): Snapshot {
    const snapshot = this.snapshot(name);
    if (!snapshot) throw new ZfsError(`cannot open '${name}': dataset does not exist`);
    return snapshot;
  }

  below(name: string): Dataset[] {
    return this.sorted().filter((dataset) => isBelow(dataset.name, name));
  }
  snapshotsOf(name: string): Snapshot[] {
    return this.state.snapshots
      .filter((snapshot) => datasetOf(snapshot.name) === name)
      .sort((one, other) => one.createtxg - other.createtxg);
  }
  clonesOf(snapshot: string): Dataset[] {
    return this.sorted().filter(({ origin }) => origin === snapshot);
  }
  /** By name, parents before their children. */
  sorted(): Dataset[] {
    return [...this.state.datasets].sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  nextTxg(): number {
    this.state.txg += 1;
    return this.state.txg;
  }
  guid(txg: number): string {
    return String(BigInt(txg) * 6364136223846793005n + 1442695040888963407n).slice(0, 19);
  }
  now(): number {
    return Math.floor(this.machine.now() / 1000);
  }

  /** A folder for the contents of a dataset or snapshot. */
  newFolder(prefix: string): string {
    const folder = `${prefix}${this.state.txg}`;
    mkdirSync(join(this.machine.disk.zfs, folder));
    return folder;
  }

  /** The properties of a `-o` list, checked; `what` begins the error message. */
  checkProperties(
    pairs: Readonly<Record<string, string>>,
    what: string,
    creating: boolean,
  ): Record<string, string> {
    const checked: Record<string, string> = {};
    for (const [name, value] of Object.entries(pairs)) {
      if (name.includes(':')) {
        if (!isUserProperty(name)) throw new ZfsError(`${what}: invalid property '${name}'`);
        if (Buffer.byteLength(value) >= 8192)
          throw new ZfsError(`${what}: property value '${name}' too long`);
        checked[name] = value;
        continue;
      }
      const property = nativeProperty(name, this.release);
      if (!property) throw new ZfsError(`${what}: invalid property '${name}'`);
      if (property.onceOnly && !creating) throw new ZfsError(`${what}: '${property.name}' is readonly`);
      const outcome = canonicalValue(property, value);
      if ('error' in outcome) throw new ZfsError(`${what}: ${outcome.error}`);
      checked[property.name] = outcome.value;
    }
    return checked;
  }

  /** Makes a dataset of the right parent; nothing is mounted. */
  add(name: string, properties: Record<string, string>, more: Partial<Dataset> = {}): Dataset {
    const createtxg = this.nextTxg();
    const dataset: Dataset = {
      name,
      type: 'filesystem',
      guid: this.guid(createtxg),
      createtxg,
      creation: this.now(),
      properties,
      received: {},
      mounted: false,
      allowed: [],
      folder: more.folder ?? this.newFolder('d'),
      ...more,
    };
    this.state.datasets.push(dataset);
    return dataset;
  }

  requireParent(name: string, what: string): void {
    const parent = parentOf(name);
    if (parent === undefined) throw new ZfsError(`${what} '${name}': missing dataset name`);
    if (!this.state.pools.some((pool) => pool.name === poolOf(name))) {
      throw new ZfsError(`${what} '${name}': no such pool '${poolOf(name)}'`);
    }
    if (!this.dataset(parent)) throw new ZfsError(`${what} '${name}': parent does not exist`);
  }

  /** A settable property of a dataset, with where it comes from. */
  find(dataset: Dataset, name: string): Found {
    const native = name.includes(':') ? undefined : nativeProperty(name, this.release);
    const own = dataset.properties[name];
    if (own !== undefined) return { value: own, source: 'local' };
    const received = dataset.received[name];
    if (received !== undefined) return { value: received, source: 'received' };
    if (native && !native.inherited) return { value: defaultOf(native, this.release), source: 'default' };
    if (name === 'mountpoint') return this.inheritedMountpoint(dataset);
    const giver = this.giver(dataset, name);
    if (giver) return { value: this.find(giver, name).value, source: `inherited from ${giver.name}` };
    return native
      ? { value: defaultOf(native, this.release), source: 'default' }
      : { value: '-', source: '-' };
  }

  /** The nearest dataset above that has the property itself. */
  private giver(dataset: Dataset, name: string): Dataset | undefined {
    const parent = this.dataset(parentOf(dataset.name) ?? '');
    if (!parent) return undefined;
    const has = parent.properties[name] !== undefined || parent.received[name] !== undefined;
    return has ? parent : this.giver(parent, name);
  }

  private inheritedMountpoint(dataset: Dataset): Found {
    const giver = this.giver(dataset, 'mountpoint');
    if (!giver) return { value: `/${dataset.name}`, source: 'default' };
    const { value } = this.find(giver, 'mountpoint');
    const source = `inherited from ${giver.name}`;
    if (!value.startsWith('/')) return { value, source };
    const rest = dataset.name.slice(giver.name.length);
    return { value: value === '/' ? rest : value + rest, source };
  }

  value(dataset: Dataset, name: string): string {
    return this.find(dataset, name).value;
  }

  /** The datasets that a property set on one reaches: itself and those that inherit it from there. */
  reached(dataset: Dataset, name: string): Dataset[] {
    const inherits = (one: Dataset): boolean => {
      if (one.properties[name] !== undefined || one.received[name] !== undefined) return false;
      const parent = this.dataset(parentOf(one.name) ?? '');
      return parent !== undefined && (parent === dataset || inherits(parent));
    };
    return [dataset, ...this.below(dataset.name).filter(inherits)];
  }
}
