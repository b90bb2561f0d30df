import { internalParameter } from '../internal-parameters';
import type { LintRule } from './rule';
import { finding } from './rule';

/** `nopersist = false` means persist, and `exec.nostart = x` means `exec.start = x`. */
export const negation: LintRule = {
  id: 'negation',
  summary: 'a "no" in a name that does not mean what it seems to',
  check: ({ statements, facts }) =>
    statements.flatMap((statement) => {
      const { name, isVariable, values } = statement;
      const last = name.lastIndexOf('.') + 1;
      const plain = name.startsWith('no', last) ? name.slice(0, last) + name.slice(last + 2) : name;
      if (isVariable || plain === name || facts.names.includes(name) || !facts.names.includes(plain)) {
        return [];
      }
      if (facts.isBoolean(plain)) {
        return values.length === 0
          ? []
          : [
              finding(
                statement,
                `"${name}" with a value is turned around twice, write "${name};" or "${plain};"`,
              ),
            ];
      }
      return internalParameter(name)
        ? [finding(statement, `"${name}" means "${plain}", which is no boolean`)]
        : [];
    }),
};
