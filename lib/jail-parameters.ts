import * as errors from './errors/jail';
import { jailParameter, jailParameterNames } from './facts/jail-parameters';
import { checkParameterValue } from './facts/jail-parameter-value';
import type { CheckedJailProps } from './jail-props';
import type { ParameterValue } from './manifest/common-schema';
import { nearest } from './prop-issue';

/** Parameters that a jail gets by other means, and by which. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  jid: '',
  name: "the prop 'jailName'",
  path: "the prop 'root'",
  'host.hostname': "the prop 'hostname'",
  'ip4.addr': "the prop 'ip4Addresses'",
  'ip6.addr': "the prop 'ip6Addresses'",
  depend: 'startAfter()',
  'exec.start': "the prop 'execStart'",
  'exec.stop': "the prop 'execStop'",
  'exec.prestart': "the prop 'execPrestart'",
  'exec.poststop': "the prop 'execPoststop'",
  'exec.created': "the prop 'execCreated'",
  'exec.poststart': "the prop 'execPoststart'",
  'exec.prestop': "the prop 'execPrestop'",
};

/**
 * What every jail gets unless the program says otherwise. Each is a line in jail.conf even where it
 * is jail(8)'s own default, so that loosening it is a line that changes.
 */
const DEFAULTS: Readonly<Record<string, ParameterValue>> = {
  persist: true,
  enforce_statfs: 2,
  'allow.set_hostname': false,
  'mount.devfs': true,
  devfs_ruleset: 4,
  'exec.clean': true,
};

/** The parameters that follow from a jail's props. */
export function parametersFromProps(props: CheckedJailProps): Record<string, ParameterValue> {
  const given = {
    persist: props.persist,
    securelevel: props.securelevel,
    enforce_statfs: props.enforceStatfs,
    devfs_ruleset: props.devfsRuleset,
    'children.max': props.childrenMax,
  };
  const allowed = (props.allow ?? []).map((name) => [`allow.${name}`, true] as const);
  return { ...DEFAULTS, ...withoutUndefined(given), ...Object.fromEntries(allowed) };
}

/** What is wrong with a parameter that the program names itself; nothing when it may be written. */
export function parameterProblem(name: string, value: ParameterValue): string | undefined {
  const place = ELSEWHERE[name];
  if (place !== undefined && place !== '') {
    return errors.parameterElsewhere(name, place);
  }
  const resolved = jailParameter(name);
  if (resolved === undefined) {
    return errors.unknownParameter(name, nearest(name, jailParameterNames()));
  }
  if (resolved.negated) {
    return errors.negatedParameter(name, resolved.parameter.name);
  }
  return checkParameterValue(resolved.parameter, value);
}

/** What is wrong with a name after `allow.`; nothing when jail(8) knows it. */
export function allowProblem(name: string): string | undefined {
  const resolved = jailParameter(`allow.${name}`);
  if (resolved === undefined) {
    const known = jailParameterNames()
      .filter((one) => one.startsWith('allow.'))
      .map((one) => one.slice('allow.'.length));
    return errors.unknownAllow(name, nearest(name, known));
  }
  return resolved.negated ? errors.negatedAllow(name, resolved.parameter.name) : undefined;
}

function withoutUndefined<T>(values: Record<string, T | undefined>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<
    string,
    T
  >;
}
