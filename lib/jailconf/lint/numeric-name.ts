import { isNumericName } from '../c-integer';
import type { LintRule } from './rule';
import { finding } from './rule';

export const numericName: LintRule = {
  id: 'numeric-name',
  summary: 'a name that C reads as a number and that becomes the jid',
  check: ({ evaluation: { jails } }) =>
    jails
      .filter(({ name }) => isNumericName(name))
      .map(({ name, block }) =>
        finding(block, `"${name}" becomes the jid of the jail, give it a name that is not a number`),
      ),
};
