import { accepted } from './accepted';
import type { LintRule } from './rule';
import { finding, setAt } from './rule';

/** A reason accepts the statement that it stands at; what is weak by being absent has none. */
export const weakIsolation: LintRule = {
  id: 'weak-isolation',
  summary: 'a parameter that gives the jail more than it needs, without "# accepted: REASON" above it',
  check: ({ evaluation: { jails }, files, facts }) => {
    const reasons = accepted(files);
    const unset = facts.names.flatMap((name) => {
      const risk = facts.riskOf(name, undefined);
      return risk === undefined ? [] : [{ name, risk }];
    });
    return jails.flatMap(({ name, parameters, block }) => {
      const set = parameters.flatMap((parameter) => {
        const risk = facts.riskOf(parameter.name, parameter.values.at(-1) ?? 'true');
        const at = setAt(parameter, block);
        return risk === undefined || (at !== block && reasons.has(at))
          ? []
          : [finding(at, `"${parameter.name}": ${risk}`)];
      });
      const missing = unset.flatMap(({ name: wanted, risk }) =>
        parameters.some((parameter) => parameter.name === wanted)
          ? []
          : [finding(block, `"${name}" has no "${wanted}": ${risk}`)],
      );
      return [...set, ...missing];
    });
  },
};
