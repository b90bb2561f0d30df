import { InputError } from '../errors/input-error';
import { ambiguousHost } from '../errors/diff';
import { diffHost, type HostDiff } from './host-diff';
import type { JailDiff, Sides } from './jail-diff';
import type { HostSide } from './side';

export interface Diff {
  readonly same: boolean;
  /** The datasets that are destroyed with all in them. */
  readonly destroys: readonly string[];
  readonly hosts: readonly HostDiff[];
}

/**
 * Compares two sides host by host.
 *
 * @throws InputError when a jail.conf, which names no host, stands against several hosts
 */
export function diff(old: readonly HostSide[], now: readonly HostSide[]): Diff {
  const hosts = markMoves(pairs(old, now).map(diffHost));
  const destroys = hosts.flatMap((host) =>
    host.changes.filter(
      (one) => one.kind === 'dataset' && one.change === 'removed' && wasDestroy(one.fields),
    ),
  );
  return {
    same: hosts.every((host) => host.change === 'same'),
    destroys: destroys.map((one) => one.name),
    hosts,
  };
}

function wasDestroy(fields: readonly { readonly field: string; readonly old?: unknown }[]): boolean {
  return fields.some(({ field, old }) => field === 'removalPolicy' && old === 'destroy');
}

/** Two single hosts are a pair whatever they are called: whoever names both wants them compared. */
function pairs(old: readonly HostSide[], now: readonly HostSide[]): Sides<HostSide>[] {
  const [first] = old;
  const [second] = now;
  if (old.length === 1 && now.length === 1) {
    return [{ old: first, now: second }];
  }
  if ([...old, ...now].some((side) => side.name === undefined)) {
    throw new InputError(ambiguousHost([...old, ...now].flatMap((side) => side.name ?? [])));
  }
  const names = [...new Set([...old, ...now].map((side) => side.name!))].sort();
  return names.map((name) => ({
    old: old.find((side) => side.name === name),
    now: now.find((side) => side.name === name),
  }));
}

/** A jail that went from one host and came on another under the same name. */
function markMoves(hosts: readonly HostDiff[]): HostDiff[] {
  const whereIs = (name: string, change: JailDiff['change']) =>
    hosts.find((host) => host.jails.some((jail) => jail.name === name && jail.change === change))?.name;
  return hosts.map((host) => ({
    ...host,
    jails: host.jails.map((jail) => {
      const to = jail.change === 'removed' ? whereIs(jail.name, 'added') : undefined;
      const from = jail.change === 'added' ? whereIs(jail.name, 'removed') : undefined;
      return { ...jail, ...(to && { movedTo: to }), ...(from && { movedFrom: from }) };
    }),
  }));
}
