import { secretProblem, type Problem } from '../engine';
import { lateBoundWithoutSsh, referenceInText } from '../errors/jail';
import type { Host } from '../host';
import type { Jail } from '../jail';
import type { JailEntry } from '../manifest/jail-schema';
import { countReferences } from '../values/late-bound-reference';

/** What keeps a host's late-bound values from getting there, or to their places. */
export function lateBoundProblems(host: Host, jails: ReadonlyMap<Jail, JailEntry>): Problem[] {
  const entries = [...jails.values()];
  if (entries.every(({ lateBound }) => lateBound === undefined)) {
    return [];
  }
  const unreached = host._isReached
    ? []
    : entries.flatMap(({ path, lateBound = [] }) =>
        lateBound.map(({ member }) => ({ path, message: lateBoundWithoutSsh(member, host.hostName) })),
      );
  return [
    ...[...jails.keys()].flatMap(secretProblems),
    ...unreached,
    ...entries.filter(hasFalseReference).map(({ path }) => ({ path, message: referenceInText() })),
  ];
}

function secretProblems(jail: Jail): Problem[] {
  const messages = jail._lateBound.sources.flatMap((source) => secretProblem(jail, source) ?? []);
  return [...new Set(messages)].map((message) => ({ path: jail.node.path, message }));
}

/** A text of the program's own that the script would take for a reference. */
function hasFalseReference(entry: JailEntry): boolean {
  const own = (entry.lateBound ?? []).filter(({ kind }) => kind !== 'file').length;
  return countReferences(JSON.stringify(entry)) !== own;
}
