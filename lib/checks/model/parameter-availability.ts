import { jailParameter, parameterAvailability } from '../../facts/jail-parameters';
import { isReadable } from './releases';

type Availability = ReturnType<typeof parameterAvailability>;

/** The names of those parameters that a release lacks, or may lack; sorted. */
export function parametersThat(
  availability: Exclude<Availability, 'yes'>,
  release: string,
  parameters: Readonly<Record<string, unknown>>,
): string[] {
  return Object.keys(parameters)
    .filter((name) => availabilityOf(name, release) === availability)
    .sort();
}

/** Fleets ask for the same few parameters of the same few releases over and over. */
const known = new Map<string, Map<string, Availability>>();

function availabilityOf(name: string, release: string): Availability {
  const ofRelease = known.get(release) ?? new Map<string, Availability>();
  known.set(release, ofRelease);
  const availability = ofRelease.get(name) ?? lookedUp(name, release);
  ofRelease.set(name, availability);
  return availability;
}

function lookedUp(name: string, release: string): Availability {
  const parameter = jailParameter(name)?.parameter;
  if (parameter === undefined || !isReadable(release)) {
    return 'yes';
  }
  const availability = parameterAvailability(parameter, release);
  // A guess at the first release is no ground for an error.
  const guessed = parameter.since !== undefined && parameter.confidence === 'low';
  return availability === 'no' && guessed ? 'unknown' : availability;
}
