import type { LintContext, LintRule } from './rule';
import { finding } from './rule';

/** The first release whose jail(8) takes `.include`. */
const INCLUDE_SINCE = 14;

export const missingInRelease: LintRule = {
  id: 'missing-in-release',
  summary: 'what the release named with --release does not have',
  check: (context) => {
    const { release, statements, facts } = context;
    return release === undefined
      ? []
      : statements
          .filter(({ name, isVariable }) => !isVariable && facts.lacks(name, release))
          .map((statement) => finding(statement, `FreeBSD ${release} has no parameter "${statement.name}"`))
          .concat(includes(context, release));
  },
};

function includes({ files }: LintContext, release: string) {
  return Number.parseInt(release, 10) >= INCLUDE_SINCE
    ? []
    : files
        .flatMap(({ body }) => body)
        .flatMap((node) =>
          node.kind === 'include' ? [finding(node, `jail(8) of FreeBSD ${release} knows no ".include"`)] : [],
        );
}
