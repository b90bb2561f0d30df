import { wrap } from './wrapper';

/** GNU's statuses for a command that failed, which FreeBSD's xargs(1) does not have. */
const FAILED = [123, 124, 125];

/** xargs(1): does not run the command on empty input, and says 1 when one call failed. */
export const xargs = wrap({
  path: '/usr/bin/xargs',
  options: '0E:I:L:n:P:ors:tx',
  renamed: { o: null, r: null },
  before: ['-r'],
  status: (status) => (FAILED.includes(status) ? 1 : status),
});
