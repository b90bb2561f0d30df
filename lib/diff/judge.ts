import { riskOf, zfsProperty } from '../facts';
import type { Change, FieldChange, TraitChange } from './change';
import { isHook } from './conf-traits';
import { hardest, type Effect } from './effect';
import { parameterEffect } from './parameter-effect';
import { VALUE, type TraitKind } from './trait';

/** Kinds whose every change hits the running jail equally hard. */
const EFFECTS: Readonly<Partial<Record<TraitKind, Effect>>> = {
  host: 'none',
  base: 'live',
  bridge: 'live',
  address: 'restart',
  interface: 'restart',
  mount: 'restart',
  hook: 'restart',
  limit: 'live',
  dependency: 'none',
  package: 'live',
  file: 'live',
  'rc variable': 'live',
  service: 'live',
  'health check': 'none',
  snapshots: 'none',
  acknowledgement: 'none',
};

/** Says of a change what it does to the running system, what it gives away and what else there is to know. */
export function judge(change: TraitChange): Change {
  const effect = effectOf(change);
  return { ...change, effect, ...riskOfChange(change), notes: notesOf(change, effect) };
}

/** The same for a trait of a jail that comes or goes as a whole. */
export function judgeWhole(change: TraitChange): Change {
  return change.change === 'added'
    ? { ...change, effect: 'create', ...riskOfChange(change), notes: [] }
    : { ...change, effect: 'remove', notes: [] };
}

function effectOf(change: TraitChange): Effect {
  switch (change.kind) {
    case 'parameter': {
      const value = valueOf(change);
      return parameterEffect(change.name, value?.old, value?.new);
    }
    case 'generated':
      return isHook(change.name) ? 'restart' : parameterEffect(change.name, undefined, valueOf(change)?.new);
    case 'root':
      return hardest(change.fields.map(({ field }) => (field === 'writable' ? 'restart' : 'recreate')));
    case 'dataset':
      return hardest(['live', ...change.fields.map(({ field }) => datasetEffect(change, field))]);
    case 'package':
      return change.change === 'removed' ? 'none' : 'live';
    default:
      return EFFECTS[change.kind] ?? 'restart';
  }
}

function datasetEffect({ change }: TraitChange, field: string): Effect {
  const fixed = field === 'clonedFrom' || zfsProperty(field)?.createOnly === true;
  return change === 'changed' && fixed ? 'recreate' : 'none';
}

function riskOfChange({ kind, name, fields }: TraitChange): Pick<Change, 'risk'> {
  if (kind !== 'parameter') {
    return {};
  }
  const value = fields.find(({ field }) => field === VALUE);
  const now = riskOf(name, value?.new);
  return now === undefined || now === riskOf(name, value?.old) ? {} : { risk: now };
}

function notesOf(change: TraitChange, effect: Effect): string[] {
  switch (change.kind) {
    case 'parameter':
      return effect === 'none' && change.change !== 'changed' ? ['the default'] : [];
    case 'package':
      return change.change === 'removed' ? ['stays installed'] : [];
    case 'dependency':
      return ['counts at the next start'];
    case 'generated':
      return ['the program says the same, the text that is made from it differs'];
    case 'dataset':
      return change.fields.flatMap((field) => datasetNotes(change, field));
    default:
      return [];
  }
}

function datasetNotes({ change }: TraitChange, { field, ...value }: FieldChange): string[] {
  if (change === 'removed' && field === 'removalPolicy') {
    return [value.old === 'destroy' ? 'destroyed with all in it' : 'kept with all in it, no longer managed'];
  }
  if (change !== 'changed') {
    return [];
  }
  if (field === 'removalPolicy') {
    return [`from now on ${value.new === 'destroy' ? 'destroyed' : 'kept'} when it leaves the program`];
  }
  return zfsProperty(field)?.createOnly === true ? [`'${field}' is fixed when a dataset is made`] : [];
}

function valueOf({ fields }: TraitChange): FieldChange | undefined {
  return fields.find(({ field }) => field === VALUE);
}
