import { SystemError } from '../errno';
import { gidOf, uidOf } from '../machine/accounts';
import { giveTo } from '../machine/ownership';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** chown(8) and chgrp(1). */
const give = (path: string, both: boolean): Command => ({
  path,
  usage: both
    ? 'usage: chown [-fhvx] [-R [-H | -L | -P]] owner[:group] file ...'
    : 'usage: chgrp [-fhvx] [-R [-H | -L | -P]] group file ...',
  async run(session: Session) {
    const options = parseOptions(session, 'fhRHLPvx');
    const [who, ...files] = options.operands;
    if (who === undefined || files.length === 0) session.usage();
    const parts = both ? who.split(':') : ['', who];
    const owner = named(session, parts[0] ?? '', uidOf, 'user');
    const group = named(session, parts[1] ?? '', gidOf, 'group');
    if (owner === 'unknown' || group === 'unknown') return 1;
    let status = 0;
    for (const file of files) {
      try {
        const real = session.tree.real(session.absolute(file), !options.has('h') && !options.has('R'));
        await giveTo(session.machine, real, owner, group, options.has('R'));
      } catch (error) {
        if (!(error instanceof SystemError)) throw error;
        if (options.has('f')) continue;
        status = session.fail(`${file}: ${error.message}`);
      }
    }
    return status;
  },
});

function named(
  session: Session,
  name: string,
  find: typeof uidOf,
  kind: string,
): number | undefined | 'unknown' {
  if (name === '') return undefined;
  const id = find(session.tree, name);
  if (id !== undefined) return id;
  session.complain(`${name}: illegal ${kind} name`);
  return 'unknown';
}

export const chown = give('/usr/sbin/chown', true);
export const chgrp = give('/usr/bin/chgrp', false);
