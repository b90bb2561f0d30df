import { acceptedComment } from '../../jailconf/accepted-reason';
import { negated } from '../../jailconf/print';
import type { ParameterValue } from '../../manifest/common-schema';
import type { JailEntry } from '../../manifest/jail-schema';
import type { Statement } from '../statement';

/** The props of Jail that become one parameter each; all others come through `parameters`. */
const PROPS: Readonly<Record<string, string>> = {
  persist: 'persist',
  securelevel: 'securelevel',
  enforce_statfs: 'enforceStatfs',
  devfs_ruleset: 'devfsRuleset',
  'children.max': 'childrenMax',
};

/** Those of the parameters that the jail has, in the order of the names. */
export function parameterStatements(jail: JailEntry, names: readonly string[]): Statement[] {
  const statements: Statement[] = [];
  for (const name of names) {
    const value = jail.parameters[name];
    if (value !== undefined) {
      statements.push(parameterStatement(jail, name, value));
    }
  }
  return statements;
}

/**
 * Writes one of the jail's parameters. A relaxation that the program accepts carries its reason as a
 * comment, because it is what the reviewer will ask for.
 */
function parameterStatement(jail: JailEntry, name: string, value: ParameterValue): Statement {
  const accepted = jail.acknowledgements.find((one) => one.parameter === name);
  const texts = valueTexts(value);
  const origin = { path: jail.path, member: memberOf(name) };
  return {
    name: value === false ? negated(name) : name,
    values: texts,
    origins: texts.length === 0 ? [origin] : texts.map(() => origin),
    ...(accepted ? { comment: [acceptedComment(accepted.reason)] } : {}),
  };
}

function valueTexts(value: ParameterValue): string[] {
  if (typeof value === 'boolean') {
    return [];
  }
  return Array.isArray(value) ? value : [String(value)];
}

function memberOf(name: string): string {
  return PROPS[name] ?? (name.startsWith('allow.') ? 'allow' : 'parameters');
}
