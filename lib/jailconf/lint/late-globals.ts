import { isWildcard } from '../names';
import type { LintRule } from './rule';
import { finding } from './rule';

/** All globals together have one place, that of the first of them; order in the file means little else. */
export const lateGlobals: LintRule = {
  id: 'late-globals',
  summary: 'a parameter outside of all blocks that stands behind a jail',
  check: ({ evaluation: { sections } }) => {
    const globals = sections.findIndex(({ block }) => !block);
    const firstJail = sections.find(({ block, name }) => block && !isWildcard(name))?.block;
    if (globals < 0 || !firstJail) {
      return [];
    }
    const overriding = sections.slice(0, globals).some(({ name }) => !isWildcard(name));
    const message = overriding
      ? 'as no global came before the first jail, this overrides what the jails above set themselves, move it to the top'
      : 'this counts as if it stood before the jails, with the first of the globals, move it to the top';
    return (sections[globals]?.parameters ?? [])
      .filter(({ file, start }) => file === firstJail.file && start > firstJail.start)
      .map((statement) => finding(statement, message));
  },
};
