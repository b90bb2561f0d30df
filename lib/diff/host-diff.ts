import { compareTraits, type Change } from './change';
import { hostTraits } from './host-traits';
import { diffJails, type JailDiff, type Sides } from './jail-diff';
import { judge } from './judge';
import { jailSides, type HostSide } from './side';
import { lineDiff } from './text-diff';

export interface HostDiff {
  /** Undefined when neither side says it: two jail.confs. */
  readonly name?: string;
  /** The host's name on the old side, where two single hosts of different names are compared. */
  readonly formerName?: string;
  readonly change: 'added' | 'removed' | 'changed' | 'same';
  /** What changes of the host itself. */
  readonly changes: readonly Change[];
  readonly jails: readonly JailDiff[];
  /** How many jails stay as they are. */
  readonly unchangedJails: number;
  /** What stands outside of the jails' blocks, as a unified diff. */
  readonly text: readonly string[];
}

export function diffHost({ old, now }: Sides<HostSide>): HostDiff {
  const rich = [old, now].every((side) => side === undefined || side.manifest !== undefined);
  const manifests = rich ? { before: old?.manifest, after: now?.manifest } : {};
  const before = old === undefined ? [] : jailSides(old, rich);
  const after = now === undefined ? [] : jailSides(now, rich);
  const jails = diffJails(before, after, { old, now }, manifests);
  const changes = compareTraits(
    manifests.before === undefined ? [] : hostTraits(manifests.before),
    manifests.after === undefined ? [] : hostTraits(manifests.after),
  ).map(judge);
  const text = rich ? [] : lineDiff(old?.conf.rest ?? '', now?.conf.rest ?? '');
  return {
    ...names({ old, now }),
    change: kindOfChange({ old, now }, changes.length + jails.length + text.length > 0),
    changes,
    jails,
    unchangedJails: after.length - jails.filter((jail) => jail.change !== 'removed').length,
    text,
  };
}

function names({ old, now }: Sides<HostSide>): Pick<HostDiff, 'name' | 'formerName'> {
  const name = now?.name ?? old?.name;
  const renamed = old?.name !== undefined && now?.name !== undefined && old.name !== now.name;
  return { ...(name === undefined ? {} : { name }), ...(renamed ? { formerName: old.name } : {}) };
}

function kindOfChange({ old, now }: Sides<HostSide>, differs: boolean): HostDiff['change'] {
  return old === undefined ? 'added' : now === undefined ? 'removed' : differs ? 'changed' : 'same';
}
