import type { LintRule } from './rule';

export const cutAtNul: LintRule = {
  id: 'cut-at-nul',
  summary: 'a NUL character, also written as an escape, that cuts a string short',
  check: ({ files }) =>
    files.flatMap(({ file, cutsAt }) =>
      cutsAt.map((offset) => ({
        file,
        offset,
        message: 'a NUL (raw, \\0, \\400, or \\x without a digit) cuts the string here, remove it',
      })),
    ),
};
