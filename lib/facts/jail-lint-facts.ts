/**
 * What a review of a jail.conf asks about parameters, by the names that stand in the file. From
 * `jail-parameters/`; what is deprecated is said in jail(8).
 */
import { riskOf } from './jail-parameter-risk';
import { kernelParameterTypes } from './jail-parameter-types';
import { jailParameter, jailParameterNames, parameterAvailability } from './jail-parameters';

const replacements: Readonly<Record<string, string>> = {
  'allow.dying': 'it has no effect any more, remove it',
  'allow.sysvipc': 'set sysvmsg, sysvsem and sysvshm instead',
};

export const jailLintFacts = {
  names: jailParameterNames(),
  knows: (name: string): boolean =>
    jailParameter(name) !== undefined ||
    kernelParameterTypes.typeOf(name.replace(/(^|\.)no([^.]*)$/, '$1$2')) !== undefined,
  isBoolean: (name: string): boolean => jailParameter(name)?.parameter.type === 'bool',
  takesList: (name: string): boolean => jailParameter(name)?.parameter.repeatable ?? false,
  replacementOf: (name: string): string | undefined => replacements[plainName(name)],
  lacks: (name: string, release: string): boolean => {
    const parameter = jailParameter(name)?.parameter;
    return parameter !== undefined && parameterAvailability(parameter, release) === 'no';
  },
  riskOf: (name: string, value: string | undefined): string | undefined => riskOf(name, value),
};

/** The name of the fact, or the name itself where there is none. */
function plainName(name: string): string {
  return jailParameter(name)?.parameter.name ?? name;
}
