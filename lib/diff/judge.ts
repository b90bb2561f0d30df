import { riskOf, zfsProperty } from '../facts';
import type { Change, FieldChange, TraitChange } from './change';
import { hardest, type Effect } from './effect';
import { isDefault } from './normal-form';
import { parameterEffect } from './parameter-effect';
import { VALUE, type TraitKind } from './trait';

/** Kinds whose every change hits the running jail equally hard: just as provision.sh plans it. */
const EFFECTS: Readonly<Partial<Record<TraitKind, Effect>>> = {
  host: 'none',
  base: 'live',
  bridge: 'live',
  address: 'restart',
  interface: 'restart',
  mount: 'restart',
  limit: 'live',
  dependency: 'none',
  package: 'live',
  file: 'live',
  'rc variable': 'live',
  service: 'live',
  'health check': 'live',
  snapshots: 'none',
  acknowledgement: 'none',
  generated: 'none',
};

/** Says of a change what it does to the running system, what it gives away and what else there is to know. */
export function judge(change: TraitChange): Change {
  const effect = effectOf(change);
  return { ...change, effect, ...riskOfChange(change), notes: notesOf(change) };
}

/** The same for a trait of a jail that comes or goes as a whole. */
export function judgeWhole(change: TraitChange): Change {
  return change.change === 'added'
    ? { ...change, effect: 'create', ...riskOfChange(change), notes: [] }
    : { ...change, effect: 'remove', notes: [] };
}

function effectOf(change: TraitChange): Effect {
  switch (change.kind) {
    case 'parameter':
      return parameterEffect(change.name, valueOf(change)?.new);
    case 'hook':
      return isStopHook(change.name) ? 'none' : 'restart';
    case 'root':
      return hardest(change.fields.map(({ field }) => rootEffect(change, field)));
    case 'dataset':
      return changesOrigin(change) ? 'recreate' : 'live';
    default:
      return EFFECTS[change.kind] ?? 'restart';
  }
}

/** They are taken from the file when they are needed: a jail need not be stopped to change how it stops. */
function isStopHook(name: string): boolean {
  return ['exec.prestop', 'exec.stop', 'exec.poststop', 'exec.release'].includes(name);
}

/**
 * A jail with another root starts without what it wrote into the old one. Another base below a nullfs
 * root is another mount and no more: what the jail wrote is its own.
 */
function rootEffect({ fields }: TraitChange, field: string): Effect {
  const ofNullfs =
    !fields.some((one) => one.field === 'kind') && fields.some((one) => one.field === 'basePath');
  return field === 'writable' || field === 'basePath' || (field === 'base' && ofNullfs)
    ? 'restart'
    : 'recreate';
}

function changesOrigin({ change, fields }: TraitChange): boolean {
  return change === 'changed' && fields.some(({ field }) => field === 'clonedFrom');
}

function riskOfChange({ kind, name, fields }: TraitChange): Pick<Change, 'risk'> {
  if (kind !== 'parameter') {
    return {};
  }
  const value = fields.find(({ field }) => field === VALUE);
  const now = riskOf(name, value?.new);
  return now === undefined || now === riskOf(name, value?.old) ? {} : { risk: now };
}

function notesOf(change: TraitChange): string[] {
  switch (change.kind) {
    case 'parameter':
      return isDefault(change.name, valueOf(change)?.old ?? valueOf(change)?.new) &&
        change.change !== 'changed'
        ? ['the default']
        : [];
    case 'package':
      return change.change === 'removed' ? ['stays installed'] : [];
    case 'hook':
      return isStopHook(change.name) ? ['counts at the next stop'] : [];
    case 'dependency':
      return ['counts at the next start'];
    case 'generated':
      return ['the program says the same, another version of the library writes it so'];
    case 'base':
      return change.change === 'changed' ? change.fields.flatMap(baseNotes) : [];
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
  return zfsProperty(field)?.createOnly === true
    ? [`'${field}' is fixed when a dataset is made: the host will refuse`]
    : [];
}

/** A base is extracted once. */
function baseNotes({ field }: FieldChange): string[] {
  return field === 'sha256' ? ['another archive needs a dataset of its own: the host will refuse'] : [];
}

function valueOf({ fields }: TraitChange): FieldChange | undefined {
  return fields.find(({ field }) => field === VALUE);
}
