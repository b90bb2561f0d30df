import type { Change, FieldChange } from './change';
import { effectLabels, effects, type Effect } from './effect';
import type { HostDiff } from './host-diff';
import type { JailDiff } from './jail-diff';
import { VALUE, type FieldValue, type TraitKind } from './trait';

/**
 * A comparison in the words in which every format tells it; the formats only set it.
 */
export interface Section {
  /** `host alpha`, `jail web`. */
  readonly title: string;
  readonly sign: Sign;
  readonly effect?: Effect;
  /** Sentences about the whole. */
  readonly remarks: readonly Remark[];
  readonly items: readonly Item[];
  /** Unified diffs, each with a title. */
  readonly texts: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

export type Sign = '+' | '-' | '~';

export interface Remark {
  readonly text: string;
  /** Data is lost, or isolation weakened. */
  readonly alarm: boolean;
}

/** One trait that changed. */
export interface Item {
  readonly sign: Sign;
  readonly effect: Effect;
  /** `parameter securelevel` */
  readonly title: string;
  readonly details: readonly Detail[];
  readonly remarks: readonly Remark[];
}

/** A field's values; `name` is empty where the title says it all. */
export interface Detail {
  readonly name: string;
  readonly old?: string;
  readonly new?: string;
}

const SIGNS = { added: '+', removed: '-', changed: '~', renamed: '~', same: '~' } as const;

/** What the text of a new or removed jail's block does not show. */
const BESIDE_THE_BLOCK: ReadonlySet<TraitKind> = new Set([
  'package',
  'file',
  'rc variable',
  'service',
  'health check',
]);

export function hostSection(host: HostDiff): Section {
  const title = host.name === undefined ? 'jail.conf' : `host ${host.name}`;
  const remarks = [
    ...(host.formerName === undefined ? [] : [remark(`compared with host ${host.formerName}`)]),
    ...(host.change === 'added' || host.change === 'removed' ? [remark(`the host is ${host.change}`)] : []),
    remark(countText(host)),
  ];
  return {
    title,
    sign: SIGNS[host.change],
    remarks,
    items: host.changes.filter((one) => isTold(one, host.change)).map(itemOf),
    texts: host.text.length === 0 ? [] : [{ title: 'outside of the jails', lines: host.text }],
  };
}

export function jailSection(jail: JailDiff): Section {
  return {
    title: `jail ${jail.name}`,
    sign: SIGNS[jail.change],
    effect: jail.effect,
    remarks: jailRemarks(jail),
    items: jail.changes.filter((one) => isTold(one, jail.change)).map(itemOf),
    texts: [
      ...(jail.text.length === 0 ? [] : [{ title: 'jail.conf', lines: jail.text }]),
      ...jail.files.map(({ destination, text }) => ({ title: destination, lines: text })),
    ],
  };
}

/** `jails: 1 added, 3 changed (1 restart, 2 live), 47 unchanged` */
function countText({ jails, unchangedJails }: HostDiff): string {
  const counts = (['added', 'removed', 'renamed', 'changed'] as const).map((change) => {
    const those = jails.filter((jail) => jail.change === change);
    return counted(those.length, change === 'changed' ? `changed${effectCounts(those)}` : change);
  });
  const told = [...counts, counted(unchangedJails, 'unchanged')].filter((text) => text !== '');
  return told.length === 0 ? 'no jails' : `jails: ${told.join(', ')}`;
}

function effectCounts(jails: readonly JailDiff[]): string {
  const counts = [...effects]
    .reverse()
    .map((effect) => counted(jails.filter((jail) => jail.effect === effect).length, effectLabels[effect]));
  const told = counts.filter((text) => text !== '');
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
}

function counted(count: number, word: string): string {
  return count === 0 ? '' : `${count} ${word}`;
}

function jailRemarks(jail: JailDiff): Remark[] {
  const { formerName, formerNameReason, movedTo, movedFrom, dependents, effect } = jail;
  const stops = effect === 'restart' || effect === 'recreate' || effect === 'remove';
  return [
    ...(formerName === undefined
      ? []
      : [
          remark(
            `was ${formerName} (${formerNameReason}): a new name is a new jail, ${formerName} is removed`,
          ),
        ]),
    ...(movedTo === undefined
      ? []
      : [remark(`moves to host ${movedTo}, where a new jail is made; no data moves`)]),
    ...(movedFrom === undefined ? [] : [remark(`moves here from host ${movedFrom}; no data moves`)]),
    ...(stops && dependents.length > 0 ? [remark(`start after it: ${dependents.join(', ')}`)] : []),
    ...jail.data.map(({ subject, fate, text }) => remark(`${subject}: ${text}`, fate === 'destroyed')),
  ];
}

function remark(text: string, alarm = false): Remark {
  return { text, alarm };
}

function isTold(change: Change, whole: HostDiff['change'] | JailDiff['change']): boolean {
  const one = whole === 'added' || whole === 'removed';
  return !one || change.risk !== undefined || BESIDE_THE_BLOCK.has(change.kind);
}

function itemOf(change: Change): Item {
  return {
    sign: SIGNS[change.change],
    effect: change.effect,
    title: change.name === '' ? change.kind : `${change.kind} ${change.name}`,
    // Of something with many sides that is gone, the name says enough.
    details: change.change === 'removed' && change.fields.length > 1 ? [] : change.fields.flatMap(detailsOf),
    remarks: [
      ...(change.risk === undefined ? [] : [remark(`weakens isolation: ${change.risk}`, true)]),
      ...change.notes.map((note) => remark(note, note.startsWith('destroyed'))),
    ],
  };
}

function detailsOf({ field, ...values }: FieldChange): Detail[] {
  const name = field === VALUE ? '' : field;
  const lists = [values.old, values.new].some((value) => typeof value === 'object');
  if (lists) {
    return listDetails(name, itemsOf(values.old), itemsOf(values.new));
  }
  return [{ name, ...shownSide('old', values.old, field), ...shownSide('new', values.new, field) }];
}

/** The items that went and came; where only their order differs, both lists. */
function listDetails(name: string, old: readonly string[], now: readonly string[]): Detail[] {
  const gone = old.filter((item) => !now.includes(item)).map((item) => ({ name, old: item }));
  const come = now.filter((item) => !old.includes(item)).map((item) => ({ name, new: item }));
  const differs = gone.length + come.length > 0;
  return differs ? [...gone, ...come] : [{ name, old: old.join(', '), new: now.join(', ') }];
}

function itemsOf(value: FieldValue | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** Of a sum the first letters tell enough. */
const SUM = /^[0-9a-f]{64}$/;

function shownSide(side: 'old' | 'new', value: FieldValue | undefined, field: string): Partial<Detail> {
  if (value === undefined) {
    return {};
  }
  const text = String(value);
  const isSum = (field === 'content' || field === 'sha256') && SUM.test(text);
  return { [side]: isSum ? text.slice(0, 12) : text };
}
