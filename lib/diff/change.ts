import type { Effect } from './effect';
import { traitKinds, type FieldValue, type Trait, type TraitKind } from './trait';

export interface FieldChange {
  readonly field: string;
  readonly old?: FieldValue;
  readonly new?: FieldValue;
}

/** A trait that came, went or has other fields. */
export interface TraitChange {
  readonly kind: TraitKind;
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** The fields that differ; of a trait that came or went, all. */
  readonly fields: readonly FieldChange[];
}

/** A change together with what it does to the running system. */
export interface Change extends TraitChange {
  readonly effect: Effect;
  /** What it gives away of the jail's isolation. */
  readonly risk?: string;
  /** What else a reviewer should know of it. */
  readonly notes: readonly string[];
}

/** What differs between two sets of traits, by kind and name. */
export function compareTraits(old: readonly Trait[], now: readonly Trait[]): TraitChange[] {
  const before = byKey(old);
  const after = byKey(now);
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    compareTrait(before.get(key), after.get(key)),
  );
  return changes.sort(byKindAndName);
}

function compareTrait(old: Trait | undefined, now: Trait | undefined): TraitChange[] {
  const { kind, name } = (now ?? old)!;
  const fields = changedFields(old?.fields ?? {}, now?.fields ?? {});
  if (old === undefined || now === undefined) {
    return [{ kind, name, change: old === undefined ? 'added' : 'removed', fields }];
  }
  return fields.length === 0 ? [] : [{ kind, name, change: 'changed', fields }];
}

function changedFields(old: Trait['fields'], now: Trait['fields']): FieldChange[] {
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names
    .filter((field) => !sameValue(old[field], now[field]))
    .map((field) => ({
      field,
      ...(old[field] === undefined ? {} : { old: old[field] }),
      ...(now[field] === undefined ? {} : { new: now[field] }),
    }));
}

export function sameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (typeof a === 'string' || typeof b === 'string' || a === undefined || b === undefined) {
    return a === b;
  }
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function byKey(traits: readonly Trait[]): Map<string, Trait> {
  return new Map(traits.map((one) => [`${one.kind}\0${one.name}`, one]));
}

function byKindAndName(a: TraitChange, b: TraitChange): number {
  const kinds = traitKinds.indexOf(a.kind) - traitKinds.indexOf(b.kind);
  return kinds !== 0 ? kinds : a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
