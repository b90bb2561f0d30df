import { existsSync } from 'node:fs';
import { join, normalize, relative } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { BadUsage } from './options';

/** Files of a base system that come with the flag schg; the list is approximate. */
const IMMUTABLE = [
  'lib/libc.so.7',
  'lib/libthr.so.3',
  'libexec/ld-elf.so.1',
  'sbin/init',
  'usr/bin/login',
  'usr/bin/passwd',
  'usr/bin/su',
  'usr/lib/librt.so.1',
  'var/empty',
];

/** What bsdtar(1) understands and GNU tar can do: option and what it becomes. */
const LONG: Readonly<Record<string, string | null>> = {
  '--unlink': '--unlink-first',
  '--numeric-owner': '--numeric-owner',
  '--no-fflags': null,
  '--fflags': null,
  '--no-xattrs': null,
  '--no-acls': null,
  '--zstd': '--zstd',
  '--posix': null,
  '--same-permissions': '--same-permissions',
  '--no-same-owner': '--no-same-owner',
};
const LONG_WITH_VALUE = ['--exclude', '--strip-components', '--directory', '--file'];
const FLAGS = 'cxtruvpkUOPmhHLnJzj';
const VALUED = 'fCbTX';

/** tar(1), which is bsdtar: no --transform, no --overwrite; xz is detected when reading. */
export const tar: Command = {
  path: '/usr/bin/tar',
  usage: 'tar: Must specify one of -c, -r, -t, -u, -x',
  async run(session: Session) {
    const plan = translate(session);
    const archive = plan.archive;
    if (
      plan.mode !== 'c' &&
      archive !== undefined &&
      archive !== '-' &&
      !session.tree.stat(session.absolute(archive))
    ) {
      return session.fail(`Error opening archive: Failed to open '${archive}'`);
    }
    const target = session.absolute(plan.directory ?? '.');
    const real = session.tree.stat(target) ? session.tree.real(target) : undefined;
    if (real === undefined) return session.fail(`could not chdir to '${plan.directory}'`);
    if (plan.mode === 'x' && plan.overwrites) {
      const flagged = await blocked(session, real, plan);
      if (flagged !== undefined) {
        session.call.err(`${flagged}: Can't unlink already-existing object: Operation not permitted\n`);
        return session.fail('Error exit delayed from previous errors.');
      }
    }
    // The programs that unpack are looked for by name, and are not calls of the script's.
    const env = { ...session.env, PATH: '/rescue/linux/bin' };
    const status = await session.wait({ ...session.linuxPlan('tar', plan.args, 'tar'), env });
    if (status !== 0) return 1;
    if (plan.mode === 'x' && !plan.withoutFlags) await markImmutable(session, real);
    return 0;
  },
};

interface Plan {
  readonly args: string[];
  readonly mode: string;
  readonly archive?: string;
  readonly directory?: string;
  readonly overwrites: boolean;
  readonly withoutFlags: boolean;
}

function translate(session: Session): Plan {
  const args: string[] = [];
  let mode = '';
  let archive: string | undefined;
  let directory: string | undefined;
  const words = [...session.args];
  if (
    words[0] !== undefined &&
    /^[a-zA-Z]+$/.test(words[0]) &&
    new RegExp(`^[${FLAGS}${VALUED}]+$`).test(words[0])
  ) {
    words[0] = `-${words[0]}`;
  }
  const take = (letter: string, value: string): void => {
    if (letter === 'f') archive = value;
    if (letter === 'C') directory = value;
    args.push(`-${letter}`, value);
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word.startsWith('--') && word.length > 2) {
      const [name = '', value] = word.split(/=(.*)/s);
      const becomes = LONG[name];
      if (LONG_WITH_VALUE.includes(name)) {
        const given = value ?? words[++at] ?? '';
        if (name === '--directory' || name === '--file') take(name === '--file' ? 'f' : 'C', given);
        else args.push(`${name}=${given}`);
      } else if (becomes === undefined) {
        session.unknown(`option ${name}`);
        throw new BadUsage(`Option ${name} is not supported`);
      } else if (becomes !== null) args.push(becomes);
      continue;
    }
    if (!word.startsWith('-') || word === '-') {
      args.push(word);
      continue;
    }
    for (let letterAt = 1; letterAt < word.length; letterAt++) {
      const letter = word[letterAt] ?? '';
      if (VALUED.includes(letter)) {
        take(letter, word.slice(letterAt + 1) || (words[++at] ?? ''));
        break;
      }
      if (!FLAGS.includes(letter)) {
        session.unknown(`option -${letter}`);
        throw new BadUsage(`Option -${letter} is not supported`);
      }
      if ('cxtru'.includes(letter)) mode = letter;
      if (letter === 'U') args.push('--unlink-first');
      else if (letter === 'k') args.push('--skip-old-files');
      else if (!'nHL'.includes(letter)) args.push(`-${letter}`);
    }
  }
  if (mode === '') session.usage();
  return {
    args,
    mode,
    ...(archive !== undefined && { archive }),
    ...(directory !== undefined && { directory }),
    overwrites: !words.some((word) => /^-[a-zA-Z]*k/.test(word)),
    withoutFlags: words.includes('--no-fflags'),
  };
}

/** A file that is in the way and cannot be removed. */
async function blocked(session: Session, real: string, plan: Plan): Promise<string | undefined> {
  const { agent, disk } = session.machine;
  const place = disk.agentPath(real);
  const flagged = await agent.firstFlagged(place);
  if (flagged === '' || plan.archive === '-') return flagged === '' ? undefined : flagged;
  const name = relative(place, flagged);
  const archive = plan.archive === undefined ? undefined : session.tree.real(session.absolute(plan.archive));
  const listed = archive === undefined ? '' : await list(archive);
  return listed.split('\n').some((line) => normalize(line) === name) ? name : undefined;
}

const list = async (archive: string): Promise<string> =>
  promisify(execFile)('tar', ['-tf', archive], { maxBuffer: 64 * 1024 * 1024 }).then(
    ({ stdout }) => stdout,
    () => '',
  );

async function markImmutable(session: Session, real: string): Promise<void> {
  const { agent, disk } = session.machine;
  const present = IMMUTABLE.map((name) => join(real, name)).filter((path) => existsSync(path));
  await Promise.all(present.map((path) => agent.setFlags(disk.agentPath(path), 'schg')));
}
