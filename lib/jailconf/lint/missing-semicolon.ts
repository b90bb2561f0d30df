import type { LintRule } from './rule';
import { finding } from './rule';

/** `persist` without its `;` takes the word of the next line for its value. */
export const missingSemicolon: LintRule = {
  id: 'missing-semicolon',
  summary: 'a parameter that takes the next line for its value',
  check: ({ statements }) =>
    statements
      .filter(({ operator, file, nameEnd, values }) => {
        const [first] = values;
        return operator === ' ' && first && file.binary.slice(nameEnd, first.start).includes('\n');
      })
      .map((statement) =>
        finding(statement, `"${statement.name}" takes the next line for its value, put a ";" behind it`),
      ),
};
