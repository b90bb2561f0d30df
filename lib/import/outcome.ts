import { printable } from '../diff/printable';
import type { Difference } from './compare';
import type { Departure, ImportPlan } from './plan';

/** What came of an import: how much was proven, and what is not as it was. */
export interface Outcome {
  /** How many jails the program has. */
  readonly carried: number;
  readonly leftOut: readonly { readonly jail: string; readonly why: string }[];
  /** What is not as it was, and why. */
  readonly departures: readonly Departure[];
  /** What differs although nothing says why. */
  readonly unexplained: readonly Difference[];
  /** Folders that the file includes from and that are not here: on the host there may be jails in them. */
  readonly missingFolders: readonly string[];
}

export function outcomeOf(
  { jails, leftOut }: ImportPlan,
  differences: readonly Difference[],
  missingFolders: readonly string[] = [],
): Outcome {
  const departures = jails.flatMap((jail) => jail.departures);
  return {
    carried: jails.length,
    leftOut: leftOut.map(({ name, why }) => ({ jail: name, why })),
    departures,
    unexplained: differences.filter(
      ({ jail, parameter }) => !departures.some((one) => one.jail === jail && one.parameter === parameter),
    ),
    missingFolders,
  };
}

export function isComplete({ leftOut, departures, unexplained, missingFolders }: Outcome): boolean {
  return leftOut.length + departures.length + unexplained.length + missingFolders.length === 0;
}

/** The outcome for a person. */
export function printOutcome({ carried, leftOut, departures, unexplained, missingFolders }: Outcome): string {
  const jails = carried === 1 ? '1 jail' : `${carried} jails`;
  return [
    `${jails} carried over: the program was synthesized, and evaluates to ${
      departures.length + unexplained.length === 0
        ? 'the same parameters'
        : 'the same parameters but for these'
    }`,
    ...departures.map(
      ({ jail, parameter, what, why }) =>
        `  ${jail}: ${parameter === undefined ? '' : `${parameter}: `}${what}: ${why}`,
    ),
    ...unexplained.map(
      ({ jail, parameter, file, program }) =>
        `  ${jail}: ${parameter}: ${file} in the file, ${program} in the program`,
    ),
    ...leftOut.map(({ jail, why }) => `not carried over: ${jail}: ${why}`),
    ...missingFolders.map((folder) => `not read: the file includes from ${folder}, which is not here`),
  ]
    .map((line) => `${printable(line)}\n`)
    .join('');
}
