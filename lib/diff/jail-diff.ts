import type { JailEntry } from '../manifest/jail-schema';
import { compareTraits, type Change } from './change';
import { confTraits, type ConfJail } from './conf-traits';
import { dataNotes, type DataNote, type Manifests } from './data';
import { hardest, type Effect } from './effect';
import { judge, judgeWhole } from './judge';
import { findRenames, type Rename } from './rename';
import type { HostSide, JailSide } from './side';
import { lineDiff } from './text-diff';

export interface JailDiff {
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed' | 'renamed';
  /** Of a renamed jail, the name it had and what speaks for it. */
  readonly formerName?: string;
  readonly formerNameReason?: string;
  /** The other host, where a jail of this name went or came from. */
  readonly movedTo?: string;
  readonly movedFrom?: string;
  readonly effect: Effect;
  readonly changes: readonly Change[];
  readonly data: readonly DataNote[];
  /** The jails that start after it, and so stop before it. */
  readonly dependents: readonly string[];
  /** The block's text as a unified diff. */
  readonly text: readonly string[];
  readonly files: readonly FileDiff[];
}

/** The content of a file that synth puts into the jail. */
export interface FileDiff {
  readonly destination: string;
  readonly text: readonly string[];
}

export interface Sides<T> {
  readonly old?: T;
  readonly now?: T;
}

/** What differs between the jails of a host on two sides, by name. */
export function diffJails(
  old: readonly JailSide[],
  now: readonly JailSide[],
  hosts: Sides<HostSide>,
  manifests: Manifests,
): JailDiff[] {
  const before = new Map(old.map((jail) => [jail.name, jail]));
  const after = new Map(now.map((jail) => [jail.name, jail]));
  const renames = findRenames(
    old.filter((jail) => !after.has(jail.name)),
    now.filter((jail) => !before.has(jail.name)),
  );
  const dependents = dependentsByName([...old, ...now]);
  const former = new Map(renames.map((rename) => [rename.now.name, rename]));
  const gone = new Set(renames.map((rename) => rename.old.name));
  const names = [...new Set([...before.keys(), ...after.keys()])].filter((name) => !gone.has(name)).sort();
  return names
    .map((name) => {
      const rename = former.get(name);
      const pair = { old: rename?.old ?? before.get(name), now: after.get(name) };
      const jail = diffJail(name, pair, rename, hosts, manifests);
      return { ...jail, dependents: dependents.get(rename?.old.name ?? name) ?? [] };
    })
    .filter((jail) => jail.change !== 'changed' || jail.changes.length > 0 || jail.text.length > 0);
}

function diffJail(
  name: string,
  { old, now }: Sides<JailSide>,
  rename: Rename | undefined,
  hosts: Sides<HostSide>,
  manifests: Manifests,
): Omit<JailDiff, 'dependents'> {
  const whole = old === undefined || now === undefined;
  const changes = compareTraits(old?.traits ?? [], now?.traits ?? []).map(whole ? judgeWhole : judge);
  const text = lineDiff(old?.block ?? '', now?.block ?? '');
  const all = changes.length > 0 ? changes : generatedChanges(old?.conf, now?.conf);
  return {
    name,
    ...kindOfChange({ old, now }, rename),
    effect: effectOf({ old, now }, rename, all),
    changes: all,
    data: dataNotes(old, now, manifests),
    text,
    files: diffFiles({ old: old?.entry, now: now?.entry }, hosts),
  };
}

function kindOfChange(
  { old, now }: Sides<JailSide>,
  rename: Rename | undefined,
): Pick<JailDiff, 'change' | 'formerName' | 'formerNameReason'> {
  if (rename !== undefined) {
    return { change: 'renamed', formerName: rename.old.name, formerNameReason: rename.reason };
  }
  return { change: old === undefined ? 'added' : now === undefined ? 'removed' : 'changed' };
}

function effectOf(
  { old, now }: Sides<JailSide>,
  rename: Rename | undefined,
  changes: readonly Change[],
): Effect {
  if (rename !== undefined) {
    return 'recreate';
  }
  return old === undefined
    ? 'create'
    : now === undefined
      ? 'remove'
      : hardest(changes.map((one) => one.effect));
}

/**
 * What the text says otherwise although the program says the same: another version of this library
 * wrote it.
 */
function generatedChanges(old: ConfJail | undefined, now: ConfJail | undefined): Change[] {
  if (old === undefined || now === undefined) {
    return [];
  }
  return compareTraits(confTraits(old), confTraits(now)).map((change) =>
    judge({ ...change, kind: 'generated', name: change.name || change.kind }),
  );
}

function dependentsByName(jails: readonly JailSide[]): Map<string, string[]> {
  const pairs = jails.flatMap((jail) =>
    jail.traits.filter((one) => one.kind === 'dependency').map((one) => [one.name, jail.name] as const),
  );
  const names = new Map<string, Set<string>>();
  for (const [base, dependent] of pairs) {
    names.set(base, (names.get(base) ?? new Set()).add(dependent));
  }
  return new Map([...names].map(([base, those]) => [base, [...those].sort()]));
}

function diffFiles({ old, now }: Sides<JailEntry>, hosts: Sides<HostSide>): FileDiff[] {
  const before = new Map(old?.files.map((file) => [file.destination, file]));
  const after = new Map(now?.files.map((file) => [file.destination, file]));
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((destination) => {
    const [was, is] = [before.get(destination), after.get(destination)];
    if (was?.sha256 === is?.sha256) {
      return [];
    }
    const contents = [
      was === undefined ? '' : hosts.old?.readFile?.(was.bundled),
      is === undefined ? '' : hosts.now?.readFile?.(is.bundled),
    ];
    const [from, to] = contents;
    return from === undefined || to === undefined ? [] : [{ destination, text: lineDiff(from, to) }];
  });
}
