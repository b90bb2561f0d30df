import type { DatasetEntry } from '../manifest/dataset-schema';
import type { HostManifest } from '../manifest/schema';
import type { JailSide } from './side';

export type Fate = 'destroyed' | 'kept' | 'created';

/** What becomes of the files of a jail. */
export interface DataNote {
  /** A dataset, or the directory of a root that is none. */
  readonly subject: string;
  readonly fate: Fate;
  readonly text: string;
}

const ORDER: readonly Fate[] = ['destroyed', 'kept', 'created'];

/** The manifests of both sides; undefined where there is none, or where the other side has none. */
export interface Manifests {
  readonly before?: HostManifest;
  readonly after?: HostManifest;
}

/** The data that a jail had and does not have any more, and that which it gets. */
export function dataNotes(
  old: JailSide | undefined,
  now: JailSide | undefined,
  manifests: Manifests,
): DataNote[] {
  const had = subjects(old);
  const has = subjects(now);
  return [
    ...had.filter((one) => !has.includes(one)).map((one) => left(one, manifests)),
    ...has.filter((one) => !had.includes(one)).flatMap((one) => gained(one, manifests)),
  ].sort((a, b) => ORDER.indexOf(a.fate) - ORDER.indexOf(b.fate));
}

/** The root and what is mounted; a jail.conf tells of the root only. */
function subjects(jail: JailSide | undefined): string[] {
  if (jail?.entry !== undefined) {
    const { root, mounts } = jail.entry;
    const own = root.kind === 'directory' ? root.path : root.dataset;
    return [...new Set([own, ...mounts.map((mount) => mount.dataset)])];
  }
  const path = jail?.traits.find(({ kind }) => kind === 'root')?.fields.path;
  return typeof path === 'string' ? [path] : [];
}

function left(subject: string, { before, after }: Manifests): DataNote {
  const dataset = datasetOf(before, subject);
  if (dataset === undefined) {
    return { subject, fate: 'kept', text: 'the directory stays with all in it' };
  }
  if (datasetOf(after, subject) !== undefined) {
    return { subject, fate: 'kept', text: 'stays, and this jail has it no more' };
  }
  return dataset.removalPolicy === 'destroy'
    ? { subject, fate: 'destroyed', text: 'destroyed with all in it (removal policy destroy)' }
    : { subject, fate: 'kept', text: 'kept with all in it (removal policy retain)' };
}

function gained(subject: string, { before, after }: Manifests): DataNote[] {
  const dataset = datasetOf(after, subject);
  if (dataset === undefined || datasetOf(before, subject) !== undefined) {
    return [];
  }
  const text = dataset.clonedFrom === undefined ? 'created' : `cloned from ${dataset.clonedFrom}`;
  return [{ subject, fate: 'created', text }];
}

function datasetOf(manifest: HostManifest | undefined, name: string): DatasetEntry | undefined {
  return manifest?.datasets.find((dataset) => dataset.name === name);
}
