import { isDeepStrictEqual } from 'node:util';
import type { RecordedEvent, RecordedStep } from './recording';

/** One way in which a replayed call differs from the recorded one. */
export interface Difference {
  readonly what: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** Parts of a command that some releases do otherwise, or that the kernel's stub decided. */
const LEFT_ASIDE = ['jailenv'];

/**
 * Compares what FreeBSD's jail(8) did with what ours did. `exact` wants every recorded detail; without
 * it the kernel's entries, JID and its like, job ids and the order between jails are left aside.
 */
export function compareStep(expected: RecordedStep, actual: RecordedStep, exact: boolean): Difference[] {
  const differences: Difference[] = [];
  const note = (what: string, one: unknown, other: unknown): void => {
    if (!isDeepStrictEqual(one, other)) differences.push({ what, expected: one, actual: other });
  };
  for (const part of ['exit', 'stdout', 'stderr', 'file', 'mounts'] as const) {
    note(part, expected[part], actual[part]);
  }
  if (exact) {
    note('jails', expected.jails, actual.jails);
    note('events', expected.events, actual.events);
    return differences;
  }
  note('jails', expected.jails.map(withoutJid), actual.jails.map(withoutJid));
  const names = [...expected.events, ...actual.events].map(({ jail }) => jail);
  for (const jail of new Set(names.filter((name) => typeof name === 'string'))) {
    note(`commands of ${jail === '' ? 'the jail' : jail}`, commands(expected, jail), commands(actual, jail));
  }
  return differences;
}

const withoutJid = (jail: RecordedEvent): RecordedEvent => without(jail, ['jid']);

const without = (event: RecordedEvent, left: readonly string[]): RecordedEvent =>
  Object.fromEntries(Object.entries(event).filter(([key]) => !left.includes(key)));

const commands = (step: RecordedStep, jail: string): RecordedEvent[] =>
  step.events.filter((event) => event.jail === jail).map((event) => without(event, LEFT_ASIDE));
