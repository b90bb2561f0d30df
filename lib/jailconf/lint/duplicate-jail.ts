import type { LintRule } from './rule';
import { finding } from './rule';

export const duplicateJail: LintRule = {
  id: 'duplicate-jail',
  summary: 'a second block for a jail, which is never started',
  check: ({ evaluation: { jails } }) => {
    const seen = new Set<string>();
    return jails
      .filter(({ name }) => seen.size === seen.add(name).size)
      .map(({ name, block }) =>
        finding(
          block,
          `there is a jail "${name}" already, and jail(8) starts only the first, merge the blocks`,
        ),
      );
  },
};
