import type { JailSide } from './side';
import type { FieldValue, Trait } from './trait';

/** Two names that are one jail to the person who wrote them, and what speaks for it. */
export interface Rename {
  readonly old: JailSide;
  readonly now: JailSide;
  readonly reason: string;
}

/** Shares of equal traits from which blocks count as alike, with and without something else that speaks for it. */
const ALIKE = 0.6;
const NEARLY_THE_SAME = 0.9;

/** What follows from a jail's name and so says nothing about two names. */
const DERIVED: ReadonlySet<string> = new Set(['unit', 'hostEnd', 'jailEnd', 'hostMac', 'jailMac']);

/**
 * Finds jails that were only given another name among those that went and those that came. The surest
 * signs go first: the same construct, the same root, the same address or data, nearly the same block.
 */
export function findRenames(removed: readonly JailSide[], added: readonly JailSide[]): Rename[] {
  const newcomers = added.map(portrait);
  const candidates = removed.map(portrait).flatMap((old) => newcomers.map((now) => candidate(old, now)));
  const taken = new Set<JailSide>();
  return candidates
    .filter((one) => one !== undefined)
    .sort((a, b) => a.rank - b.rank || b.alike - a.alike)
    .filter(({ old, now }) => {
      const free = !taken.has(old) && !taken.has(now);
      if (free) {
        taken.add(old).add(now);
      }
      return free;
    })
    .map(({ old, now, reason }) => ({ old, now, reason }));
}

interface Candidate extends Rename {
  readonly rank: number;
  readonly alike: number;
}

/** A jail and what it is known by, worked out once for all pairs that it is in. */
interface Portrait {
  readonly side: JailSide;
  readonly tokens: ReadonlySet<string>;
  readonly identities: ReadonlySet<string>;
}

function portrait(side: JailSide): Portrait {
  return { side, tokens: tokens(side), identities: identities(side) };
}

function candidate(before: Portrait, after: Portrait): Candidate | undefined {
  const { side: old, identities: ours } = before;
  const { side: now, identities: theirs } = after;
  const alike = likeness(before.tokens, after.tokens);
  const found = (rank: number, reason: string) => ({ old, now, reason, rank, alike });
  if (old.entry !== undefined && old.entry.path === now.entry?.path) {
    return found(0, `same construct ${old.entry.path}`);
  }
  const root = fieldOf(old, 'root', 'path');
  if (root !== undefined && root === fieldOf(now, 'root', 'path')) {
    return found(1, `same root ${String(root)}`);
  }
  const shared = [...ours].find((one) => theirs.has(one));
  if (shared !== undefined) {
    return alike >= ALIKE ? found(2, `same ${shared}`) : undefined;
  }
  const contradicted = ours.size + theirs.size > 0;
  return alike >= NEARLY_THE_SAME && !contradicted ? found(3, 'nearly the same block') : undefined;
}

/** What two jails hardly ever have in common: addresses and the data that is mounted. */
function identities(jail: JailSide): Set<string> {
  return new Set(
    jail.traits.flatMap(({ kind, fields }) => {
      switch (kind) {
        case 'address':
          return list(fields.value).map((address) => `address ${address}`);
        case 'interface':
          return [fields.ip4Address, fields.ip6Address].flatMap(list).map((address) => `address ${address}`);
        case 'mount':
          return list(fields.dataset).map((dataset) => `data ${dataset}`);
        default:
          return [];
      }
    }),
  );
}

function tokens(jail: JailSide): Set<string> {
  const own = new RegExp(
    `(?<![A-Za-z0-9])${jail.name.replace(/[^A-Za-z0-9_]/g, '\\$&')}(?![A-Za-z0-9])`,
    'g',
  );
  return new Set(
    jail.traits.flatMap(({ kind, name, fields }) => {
      const entries = Object.entries(fields).filter(([field]) => !DERIVED.has(field));
      const values = entries.flatMap(([field, value]) => list(value).map((item) => `${field} ${item}`));
      return (values.length === 0 ? [''] : values).map((value) =>
        `${kind} ${name} ${value}`.replace(own, '\0'),
      );
    }),
  );
}

/** Dice's coefficient. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((token) => b.has(token)).length;
  return (2 * common) / (a.size + b.size || 1);
}

function fieldOf(jail: JailSide, kind: Trait['kind'], field: string): FieldValue | undefined {
  return jail.traits.find((one) => one.kind === kind)?.fields[field];
}

function list(value: FieldValue | undefined): string[] {
  return value === undefined ? [] : [value].flat();
}
