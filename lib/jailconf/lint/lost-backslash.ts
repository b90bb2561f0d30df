import type { LintRule } from './rule';

const PIECES = /'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"|\\[^]/g;
const LONGEST = 100_000;

/**
 * Backslashes are undone in both kinds of quotes: what the shell or sed is meant to see needs two.
 * `\$` and `\"` in double quotes, and the escapes of C there, are what their author meant.
 */
export const lostBackslash: LintRule = {
  id: 'lost-backslash',
  summary: 'a backslash that jail(8) undoes, in single quotes too',
  check: ({ statements }) =>
    statements.flatMap(({ file, values }) =>
      values.flatMap(({ start, end }) => {
        const raw = file.binary.slice(start, Math.min(end, start + LONGEST));
        for (const { 0: piece, index } of raw.matchAll(PIECES)) {
          const expected = piece.startsWith("'") ? /\\[^\\'\n\r]/ : /\\[^\\"$'`abfnrtvx0-7\n\r]/;
          const escape = expected.exec(piece.replace(/\\[\\'\n]/g, '  '));
          if (escape && piece.length > 2) {
            const written = file.binary.slice(start + index + escape.index, start + index + escape.index + 2);
            const message = `jail(8) undoes the backslash of "${written}"${piece.startsWith("'") ? ', in single quotes too' : ''}, write two to keep one`;
            return [{ file, offset: start + index + escape.index, message }];
          }
        }
        return [];
      }),
    ),
};
