/**
 * All 96 parameters that jail(8) knows, and how a name written in jail.conf leads to one of them.
 */
import { allowParameters } from './jail-parameters/allow';
import { execParameters } from './jail-parameters/exec';
import { identityParameters } from './jail-parameters/identity';
import { mountParameters } from './jail-parameters/mount';
import { networkParameters } from './jail-parameters/network';
import { systemParameters } from './jail-parameters/system';
import { compareReleases } from './release-order';
import type { JailParameter } from './jail-parameter';

export const jailParameters: readonly JailParameter[] = [
  ...identityParameters,
  ...networkParameters,
  ...allowParameters,
  ...systemParameters,
  ...execParameters,
  ...mountParameters,
];

/** A name as it was written, led back to its fact. */
export interface ResolvedParameter {
  readonly parameter: JailParameter;
  /** Whether the name was written with the `no` that makes a boolean false. */
  readonly negated: boolean;
  /** The key in `meta.KEY` and `env.KEY`. */
  readonly key?: string;
}

const byName = new Map<string, ResolvedParameter>();
for (const parameter of jailParameters) {
  byName.set(parameter.name, { parameter, negated: false });
  if (parameter.negation !== undefined) byName.set(parameter.negation, { parameter, negated: true });
}

const keyed = /^(meta|env)\.(.+)$/s;

/**
 * The parameter of a name, `noNAME` and `a.noNAME` included; undefined when jail(8) knows none.
 *
 * Only booleans can be negated: `novnet` is an error to jail(8) (recorded run).
 */
export function jailParameter(name: string): ResolvedParameter | undefined {
  const known = byName.get(name);
  if (known !== undefined) return known;
  const match = keyed.exec(name);
  const base = match?.[1] === undefined ? undefined : byName.get(match[1]);
  return base === undefined ? undefined : { ...base, key: match?.[2] };
}

/** Every name in its positive spelling, sorted. */
export function jailParameterNames(): readonly string[] {
  return names;
}

const names: readonly string[] = jailParameters.map((parameter) => parameter.name).sort();

/**
 * Whether a host release has a parameter: `unknown` where the sources do not settle it.
 *
 * @param release the two numbers of a release, such as '14.4'
 */
export function parameterAvailability(parameter: JailParameter, release: string): 'yes' | 'no' | 'unknown' {
  if (parameter.since !== undefined) return compareReleases(release, parameter.since) < 0 ? 'no' : 'yes';
  const { notIn, knownIn } = parameter;
  if (notIn === undefined || (knownIn !== undefined && compareReleases(release, knownIn) >= 0)) return 'yes';
  return compareReleases(release, notIn) <= 0 ? 'no' : 'unknown';
}
