/**
 * How hard a change hits the running system, the hardest last: nothing until something else starts
 * the jail anew, a change of the running jail, a stop and a start, a jail made again from its root up,
 * and the coming and going of whole jails.
 */
export const effects = ['none', 'live', 'restart', 'recreate', 'create', 'remove'] as const;

export type Effect = (typeof effects)[number];

export function hardest(all: readonly Effect[]): Effect {
  return effects[Math.max(0, ...all.map((effect) => effects.indexOf(effect)))] ?? 'none';
}

/** What each is called where a person reads it. */
export const effectLabels: Readonly<Record<Effect, string>> = {
  none: 'no effect',
  live: 'live',
  restart: 'restart',
  recreate: 'recreate',
  create: 'new',
  remove: 'remove',
};
