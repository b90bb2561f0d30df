import { readFileSync } from 'node:fs';
import { SystemError } from '../errno';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

const MISSING = 2;

/** cmp(1), with the options -l, -s, -x and -z left at -s: the others are not simulated. */
export const cmp: Command = {
  path: '/usr/bin/cmp',
  usage: 'usage: cmp [-l | -s | -x] [-hz] [--ignore-initial=num[:num]] file1 file2 [skip1 [skip2]]',
  usageStatus: MISSING,
  async run(session: Session) {
    const options = parseOptions(session, 's');
    const [one, other, ...skips] = options.operands;
    if (one === undefined || other === undefined || skips.length > 0) session.usage();
    const silent = options.has('s');
    const first = await contents(session, one, silent);
    const second = await contents(session, other, silent);
    if (!first || !second) return MISSING;
    const shorter = Math.min(first.length, second.length);
    for (let at = 0; at < shorter; at++) {
      if (first[at] === second[at]) continue;
      const line = first.subarray(0, at).toString('latin1').split('\n').length;
      if (!silent) session.line(`${one} ${other} differ: char ${at + 1}, line ${line}`);
      return 1;
    }
    if (first.length === second.length) return 0;
    if (!silent) session.complain(`EOF on ${first.length < second.length ? one : other}`);
    return 1;
  },
};

async function contents(session: Session, file: string, silent: boolean): Promise<Buffer | undefined> {
  if (file === '-') return session.call.input();
  try {
    return readFileSync(session.tree.real(session.absolute(file)));
  } catch (error) {
    const reason = error instanceof SystemError ? error.message : 'Is a directory';
    if (!silent) session.complain(`${file}: ${reason}`);
    return undefined;
  }
}
