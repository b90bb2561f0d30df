import type { LintRule } from './rule';
import { finding } from './rule';

export const deprecatedParameter: LintRule = {
  id: 'deprecated-parameter',
  summary: 'a parameter that is on its way out',
  check: ({ statements, facts }) =>
    statements.flatMap((statement) => {
      const replacement = statement.isVariable ? undefined : facts.replacementOf(statement.name);
      return replacement === undefined
        ? []
        : [finding(statement, `"${statement.name}" is deprecated, ${replacement}`)];
    }),
};
