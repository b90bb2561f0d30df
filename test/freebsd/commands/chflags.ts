import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SystemError } from '../errno';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

const FLAGS = ['schg', 'uchg', 'sappnd', 'uappnd', 'nodump', 'sunlnk', 'uunlnk', 'opaque', 'arch'];
const LONG: Readonly<Record<string, string>> = {
  schange: 'schg',
  simmutable: 'schg',
  uchange: 'uchg',
  uimmutable: 'uchg',
};

/** chflags(1). Flags are kept beside the file; rm(1) and tar(1) heed those that forbid removal. */
export const chflags: Command = {
  path: '/bin/chflags',
  usage: 'usage: chflags [-fhvx] [-R [-H | -L | -P]] flags file ...',
  async run(session: Session) {
    const options = parseOptions(session, 'fhRHLPvx');
    const [flags, ...files] = options.operands;
    if (flags === undefined || files.length === 0) session.usage();
    const changes = flags === '0' ? [] : flags.split(',').map(read);
    const wrong = flags === '0' ? undefined : flags.split(',').find((word) => read(word) === undefined);
    if (wrong !== undefined) return session.fail(`invalid flag: ${wrong}`);
    let status = 0;
    for (const file of files) {
      try {
        await apply(
          session,
          session.tree.real(session.absolute(file)),
          changes,
          flags === '0',
          options.has('R'),
        );
      } catch (error) {
        if (!(error instanceof SystemError)) throw error;
        if (options.has('f')) continue;
        status = session.fail(`${file}: ${error.message}`);
      }
    }
    return status;
  },
};

type Change = { readonly flag: string; readonly on: boolean } | undefined;

function read(word: string): Change {
  const known = (name: string): string | undefined => LONG[name] ?? (FLAGS.includes(name) ? name : undefined);
  const on = known(word);
  if (on !== undefined) return { flag: on, on: true };
  const off = word.startsWith('no') ? known(word.slice(2)) : undefined;
  return off === undefined ? undefined : { flag: off, on: false };
}

async function apply(
  session: Session,
  real: string,
  changes: readonly Change[],
  clear: boolean,
  recursive: boolean,
): Promise<void> {
  const { agent, disk } = session.machine;
  const stats = lstatSync(real);
  if (stats.isSymbolicLink()) return;
  const path = disk.agentPath(real);
  const before = await agent.attribute(path, 'user.fflags');
  const flags = new Set(clear ? [] : before.split(',').filter((flag) => flag !== ''));
  for (const change of changes) {
    if (change?.on) flags.add(change.flag);
    else if (change) flags.delete(change.flag);
  }
  const after = [...flags].join(',');
  if (after !== before) await agent.setFlags(path, after);
  if (!recursive || !stats.isDirectory()) return;
  for (const name of readdirSync(real)) await apply(session, join(real, name), changes, clear, true);
}
