/**
 * What a host or a jail is, cut into traits: things of a kind and a name with a few fields, which can
 * be compared whatever they are about.
 */

/** The kinds in the order in which they are shown. */
export const traitKinds = [
  'host',
  'dataset',
  'base',
  'bridge',
  'root',
  'parameter',
  'address',
  'interface',
  'mount',
  'hook',
  'limit',
  'dependency',
  'package',
  'file',
  'rc variable',
  'service',
  'health check',
  'snapshots',
  'acknowledgement',
  'generated',
] as const;

export type TraitKind = (typeof traitKinds)[number];

/** A list keeps its order: that of hooks and addresses has a meaning. */
export type FieldValue = string | readonly string[];

export interface Trait {
  readonly kind: TraitKind;
  /** What tells it from others of its kind: a parameter's name, a bridge, a path; empty where there is one only. */
  readonly name: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

/** The field of a trait that is nothing but a value. */
export const VALUE = 'value';

export function trait(kind: TraitKind, name: string, fields: object): Trait {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    kind,
    name,
    fields: Object.fromEntries(given.map(([field, value]) => [field, fieldValue(value)])),
  };
}

/** Fields that say where a thing is declared or what it is called, and nothing of what it is. */
export function without<T extends object, K extends keyof T>(entry: T, ...keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;
}

/** A trait that is there and has nothing more to say: a package, a dependency. */
export function mark(kind: TraitKind, name: string): Trait {
  return { kind, name, fields: {} };
}

function fieldValue(value: unknown): FieldValue {
  return Array.isArray(value) ? value.map(String) : String(value);
}
