import { isWildcard } from '../names';
import type { LintRule } from './rule';
import { finding } from './rule';

export const lookAlikeWildcard: LintRule = {
  id: 'look-alike-wildcard',
  summary: 'a name with a * that is no pattern',
  check: ({ evaluation: { sections } }) =>
    sections.flatMap(({ name, block }) =>
      block && name.includes('*') && !isWildcard(name)
        ? [
            finding(
              block,
              `"${name}" is the name of one jail, only a whole component between dots can be a "*"`,
            ),
          ]
        : [],
    ),
};
