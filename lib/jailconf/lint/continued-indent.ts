import type { LintRule } from './rule';

/** A backslash joins lines inside quotes, and the blanks that the next line begins with stay in. */
export const continuedIndent: LintRule = {
  id: 'continued-indent',
  summary: 'a string continued over lines that takes the indent with it',
  check: ({ statements }) =>
    statements.flatMap(({ file, values }) =>
      values.flatMap(({ start, end }) => {
        const raw = file.binary.slice(start, end);
        const joint = /\\(?:\n[ \t]|\r\n)/.exec(raw);
        if (!joint) {
          return [];
        }
        const message = joint[0].includes('\r')
          ? 'the line ends in CR LF, so the backslash joins nothing and is lost, use LF'
          : 'the blanks that the next line begins with become part of the string, begin the line without any';
        return [{ file, offset: start + joint.index, message }];
      }),
    ),
};
