import * as errors from '../errors/jail';
import { checkParameterValue } from '../facts/jail-parameter-value';
import { jailParameter, jailParameterNames } from '../facts/jail-parameters';
import type { CheckedJailProps } from './jail-props';
import type { ParameterValue } from '../manifest/common-schema';
import { nearest } from './prop-issue';

/** Parameters that a jail gets by other means, and by which. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['name', "the prop 'jailName'"],
  ['path', "the prop 'root'"],
  ['host.hostname', "the prop 'hostname'"],
  ['ip4.addr', "the prop 'ip4Addresses'"],
  ['ip6.addr', "the prop 'ip6Addresses'"],
  ['depend', 'startAfter()'],
  ['exec.start', "the prop 'execStart'"],
  ['exec.stop', "the prop 'execStop'"],
  ['exec.prestart', "the prop 'execPrestart'"],
  ['exec.poststop', "the prop 'execPoststop'"],
  ['exec.created', "the prop 'execCreated'"],
  ['exec.poststart', "the prop 'execPoststart'"],
  ['exec.prestop', "the prop 'execPrestop'"],
]);

/**
 * What every jail gets unless the program says otherwise. Each is a line in jail.conf even where it
 * is jail(8)'s own default, so that loosening it is a line that changes.
 */
export const DEFAULT_PARAMETERS: Readonly<Record<string, ParameterValue>> = {
  persist: true,
  enforce_statfs: 2,
  'allow.set_hostname': false,
  'mount.devfs': true,
  devfs_ruleset: 4,
  'exec.clean': true,
};

/** The parameters that follow from a jail's props; those of unknown names are left out. */
export function parametersFromProps(props: CheckedJailProps): Record<string, ParameterValue> {
  const given = {
    persist: props.persist,
    securelevel: props.securelevel,
    enforce_statfs: props.enforceStatfs,
    devfs_ruleset: props.devfsRuleset,
    'children.max': props.childrenMax,
  };
  const allowed = (props.allow ?? [])
    .filter((name) => allowProblem(name) === undefined)
    .map((name) => [`allow.${name}`, true] as const);
  return { ...withoutUndefined(given), ...Object.fromEntries(allowed) };
}

/** What is wrong with a parameter that the program sets itself; nothing when it may be written. */
export function parameterProblem(name: string, value: ParameterValue): string | undefined {
  const place = ELSEWHERE.get(name);
  if (place !== undefined) {
    return errors.parameterElsewhere(name, place);
  }
  const parameter = jailParameter(name)?.parameter;
  return parameterNameProblem(name) ?? (parameter && checkParameterValue(parameter, value));
}

/** What is wrong with a parameter's name; nothing when jail(8) knows it. */
export function parameterNameProblem(name: string): string | undefined {
  const resolved = jailParameter(name);
  if (resolved === undefined) {
    return errors.unknownParameter(name, nearest(name, jailParameterNames()));
  }
  return resolved.negated ? errors.negatedParameter(name, resolved.parameter.name) : undefined;
}

/** The one form of a value that jail(8) takes in several: `'true'` is true, `'2'` is 2. */
export function normalValue(name: string, value: ParameterValue): ParameterValue {
  const type = jailParameter(name)?.parameter.type;
  if (type === 'bool' && typeof value === 'string') {
    return value === 'true';
  }
  return type === 'int' && typeof value === 'string' ? Number(value) : value;
}

/** What is wrong with a name after `allow.`; nothing when jail(8) knows it. */
export function allowProblem(name: string): string | undefined {
  if (name.startsWith(ALLOW)) {
    return errors.allowWithPrefix(name, name.slice(ALLOW.length));
  }
  const resolved = jailParameter(`${ALLOW}${name}`);
  if (resolved === undefined) {
    return errors.unknownAllow(name, nearest(name, allowNames()));
  }
  return resolved.negated ? errors.negatedAllow(name, resolved.parameter.name) : undefined;
}

const ALLOW = 'allow.';

function allowNames(): string[] {
  return jailParameterNames()
    .filter((one) => one.startsWith(ALLOW))
    .map((one) => one.slice(ALLOW.length));
}

function withoutUndefined<T>(values: Record<string, T | undefined>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<
    string,
    T
  >;
}
