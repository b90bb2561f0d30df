import type { LintRule } from './rule';

/** `fetch http://x` and `path = /srv/*` without quotes. */
export const commentInsideWord: LintRule = {
  id: 'comment-inside-word',
  summary: 'a word without quotes that a comment cuts, as in http://',
  check: ({ files }) =>
    files.flatMap(({ file, comments }) =>
      comments
        .filter(({ insideWord }) => insideWord)
        .map(({ start }) => ({
          file,
          offset: start,
          message: `the rest of the word is a comment from "${file.binary.startsWith('#', start) ? '#' : file.binary.slice(start, start + 2)}" on, put the word in quotes`,
        })),
    ),
};
