import type { LintRule } from './rule';
import { finding, setAt } from './rule';

export const severalValues: LintRule = {
  id: 'several-values',
  summary: 'several values for a parameter that takes one',
  check: ({ evaluation: { jails }, facts }) =>
    jails.flatMap(({ parameters, block }) =>
      parameters
        .filter(({ name, values }) => values.length > 1 && facts.knows(name) && !facts.takesList(name))
        .map((parameter) =>
          finding(
            setAt(parameter, block),
            `"${parameter.name}" takes one value, and of ${parameter.values.length} the last counts without a word`,
          ),
        ),
    ),
};
