import { parentFinder } from '../depend';
import type { LintRule } from './rule';
import { finding } from './rule';

export const neverStarted: LintRule = {
  id: 'never-started',
  summary: 'a jail that waits for itself',
  check: ({ evaluation: { jails, unstarted } }) => {
    const parentOf = parentFinder();
    return jails
      .map((jail) => ({ ...jail, isOwnParent: parentOf(jail.name) === jail.name }))
      .filter(({ name }) => unstarted.includes(name))
      .map(({ name, block, parameters, isOwnParent }) => {
        const depend = parameters.find((parameter) => parameter.name === 'depend');
        return finding(
          block,
          depend?.values.includes(name)
            ? `"${name}" depends on itself and is never started, without a word, remove it from "depend"`
            : isOwnParent
              ? `jail(8) takes "${name}" for its own parent and never starts it, without a word, as a jail whose parent has a longer name stands before it, move "${name}" before that jail`
              : `"${name}" waits for a jail that is never started, and so is never started itself, without a word`,
        );
      });
  },
};
