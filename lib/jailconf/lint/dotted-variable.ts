import type { LintRule } from './rule';

const LONGEST_NAME = 80;

/** `$host.hostname` is the variable `host` and the text `.hostname`. */
export const dottedVariable: LintRule = {
  id: 'dotted-variable',
  summary: 'a variable that ends at the dot of the name it was meant to be',
  check: ({ statements, facts }) =>
    statements.flatMap(({ file, values }) =>
      values.flatMap(({ parts, start, end }) =>
        parts.flatMap((part, index) => {
          const next = parts[index + 1];
          if (typeof part !== 'object' || typeof next !== 'string') {
            return [];
          }
          const rest = /^(?:\.[A-Za-z0-9_]+)+/.exec(next.slice(0, LONGEST_NAME))?.[0];
          const written = rest && file.binary.slice(start, end).indexOf(`$${part.variable}${rest}`);
          return rest &&
            facts.names.includes(part.variable + rest) &&
            written !== undefined &&
            Number(written) >= 0
            ? [
                {
                  file,
                  offset: start + Number(written),
                  message: `this is the variable "${part.variable}" and the text "${rest}", write "\${${part.variable}${rest}}"`,
                },
              ]
            : [];
        }),
      ),
    ),
};
