import type { JailEntry, LimitEntry } from '../../manifest/jail-schema';
import { shortAmount } from '../amount';
import type { OriginatedValues, Origin } from '../statement';

const RCTL = '/usr/bin/rctl';

/** The rule as rctl(8) takes it: `jail:web:memoryuse:deny=512M`. */
export function limitRule(jail: JailEntry, limit: LimitEntry): string {
  const per = limit.per === 'jail' ? '' : `/${limit.per}`;
  return `${limitFilter(jail, limit)}=${shortAmount(limit)}${per}`;
}

/** Matches the rule whatever its amount. */
function limitFilter(jail: JailEntry, limit: LimitEntry): string {
  return `jail:${jail.name}:${limit.resource}:${limit.action}`;
}

/**
 * Adds the jail's rules. The kernel replaces a deny rule that differs only in its amount, but keeps
 * both of any other action (kern_rctl.c), so those are cleared first: all before any is added, as one
 * filter matches the rules of every `per`.
 */
export function limitAdditions(jail: JailEntry): OriginatedValues[] {
  const stale = jail.limits.filter((limit) => limit.action !== 'deny');
  return [
    ...removals(jail, stale),
    ...jail.limits.map((limit) => ({
      texts: [`${RCTL} -a ${limitRule(jail, limit)}`],
      origin: originOf(limit),
    })),
  ];
}

/**
 * Removes the rules before the jail stops: they outlive a jail, and a denied fork could keep it from
 * stopping. A prestop hook that fails would leave the jail running, so none of these can.
 */
export function limitRemovals(jail: JailEntry): OriginatedValues[] {
  return removals(jail, jail.limits);
}

function removals(jail: JailEntry, limits: readonly LimitEntry[]): OriginatedValues[] {
  const byFilter = new Map(limits.map((limit) => [limitFilter(jail, limit), limit]));
  return [...byFilter].map(([filter, limit]) => ({
    texts: [`${RCTL} -r ${filter} 2>/dev/null || true`],
    origin: originOf(limit),
  }));
}

function originOf(limit: LimitEntry): Origin {
  return { path: limit.path, member: 'amount' };
}
