import type { LintRule } from './rule';
import { finding, setAt } from './rule';

export const weakIsolation: LintRule = {
  id: 'weak-isolation',
  summary: 'a parameter that gives the jail more than it needs to have',
  check: ({ evaluation: { jails }, facts }) => {
    const unset = facts.names.flatMap((name) => {
      const risk = facts.riskOf(name, undefined);
      return risk === undefined ? [] : [{ name, risk }];
    });
    return jails.flatMap(({ name, parameters, block }) => {
      const set = parameters.flatMap((parameter) => {
        const risk = facts.riskOf(parameter.name, parameter.values.at(-1) ?? 'true');
        return risk === undefined ? [] : [finding(setAt(parameter, block), `"${parameter.name}": ${risk}`)];
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
