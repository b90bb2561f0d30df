import { SystemError } from '../errno';
import { gidOf, uidOf } from '../machine/accounts';
import { giveTo } from '../machine/ownership';
import type { Command } from './command';
import { parseOptions } from './options';
import type { Options } from './options';
import type { Session } from '../machine/session';

const EX_USAGE = 64;
const EX_OSERR = 71;

/** install(1). */
export const install: Command = {
  path: '/usr/bin/install',
  usageStatus: EX_USAGE,
  usage: 'usage: install [-bCcpSsUv] [-B suffix] [-f flags] [-g group] [-m mode] [-o owner] file1 file2',
  async run(session: Session) {
    const options = parseOptions(session, 'bCcdpSsUvB:g:m:o:');
    const mode = options.value('m') ?? '0755';
    if (!/^[0-7]{1,4}$/.test(mode) && !/^[ugoa]*[+=-]/.test(mode)) {
      return session.fail(`invalid file mode: ${mode}`, EX_USAGE);
    }
    const owner = options.value('o');
    const group = options.value('g');
    const uid = owner === undefined ? undefined : uidOf(session.tree, owner);
    const gid = group === undefined ? undefined : gidOf(session.tree, group);
    if (owner !== undefined && uid === undefined) return session.fail(`unknown user ${owner}`, EX_USAGE);
    if (group !== undefined && gid === undefined) return session.fail(`unknown group ${group}`, EX_USAGE);
    const made = options.has('d')
      ? await makeDirectories(session, options, mode)
      : await installFiles(session, options, mode);
    if (typeof made === 'number') return made;
    for (const path of made) {
      if (uid === undefined && gid === undefined) continue;
      await giveTo(session.machine, session.tree.real(path), uid, gid, false);
    }
    return 0;
  },
};

async function makeDirectories(
  session: Session,
  { operands }: Options,
  mode: string,
): Promise<string[] | number> {
  if (operands.length === 0) session.usage();
  const status = await session.waitLinux('install', ['-d', '-m', mode, '--', ...operands]);
  return status === 0 ? operands.map((operand) => session.absolute(operand)) : EX_OSERR;
}

async function installFiles(session: Session, options: Options, mode: string): Promise<string[] | number> {
  const sources = options.operands.slice(0, -1);
  const target = options.operands.at(-1);
  if (target === undefined || sources.length === 0) session.usage();
  const { tree } = session;
  const intoDirectory = tree.isDirectory(session.absolute(target));
  if (sources.length > 1 && !intoDirectory) session.usage();
  for (const source of sources) {
    if (!tree.stat(session.absolute(source))) {
      return session.fail(`${source}: ${new SystemError('ENOENT').message}`, EX_OSERR);
    }
  }
  const parent = session.absolute(target).replace(/\/[^/]*$/, '') || '/';
  if (!intoDirectory && !tree.isDirectory(parent)) {
    return session.fail(`${target}: ${new SystemError('ENOENT').message}`, EX_OSERR);
  }
  const flags = ['b', 'C', 'p', 'v'].filter((letter) => options.has(letter)).map((letter) => `-${letter}`);
  const status = await session.waitLinux('install', [...flags, '-m', mode, '--', ...sources, target]);
  if (status !== 0) return EX_OSERR;
  const name = (source: string): string => source.replace(/^.*\//, '');
  return sources.map((source) => session.absolute(intoDirectory ? `${target}/${name(source)}` : target));
}
