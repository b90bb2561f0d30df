import type { LintRule } from './rule';
import { finding } from './rule';

export const neverStarted: LintRule = {
  id: 'never-started',
  summary: 'a jail that waits for itself',
  check: ({ evaluation: { jails, unstarted } }) =>
    jails
      .filter(({ name }) => unstarted.includes(name))
      .map(({ name, block }) =>
        finding(
          block,
          `"${name}" depends on itself and is never started, without a word, remove it from "depend"`,
        ),
      ),
};
