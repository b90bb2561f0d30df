import type { LintRule } from './rule';
import { finding } from './rule';

/** Without its `}` a jail swallows the ones behind it, which become its children and inherit nothing. */
export const forgottenBrace: LintRule = {
  id: 'forgotten-brace',
  summary: 'a block inside another that is not indented deeper',
  check: ({ blocks }) =>
    blocks.flatMap((outer) => {
      const outerColumn = outer.file.locationAt(outer.start).column;
      return outer.body.flatMap((inner) => {
        if (inner.kind !== 'block') {
          return [];
        }
        const { line, column } = inner.file.locationAt(inner.start);
        const text = () => inner.file.textOf(line).slice(0, column - 1);
        return column <= outerColumn && text().trim() === ''
          ? [
              finding(
                inner,
                `"${inner.name}" is a jail inside "${outer.name}", is the "}" of "${outer.name}" missing?`,
              ),
            ]
          : [];
      });
    }),
};
