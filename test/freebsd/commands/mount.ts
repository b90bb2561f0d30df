import { posix } from 'node:path';
import { SystemError } from '../errno';
import { describeMount, fstabLine, isWithin, topMount } from '../state/mount-table';
import { loadOnDemand } from '../state/modules';
import { mountDataset } from '../machine/zfs-mounts';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

const EX_USAGE = 64;
const TYPES = ['nullfs', 'devfs', 'tmpfs', 'fdescfs', 'procfs', 'linprocfs', 'linsysfs', 'zfs'];
const KNOWN_OPTIONS =
  /^(ro|rw|noexec|exec|nosuid|noatime|atime|nocover|cover|late|noauto|update|nocache|cache|ruleset=\d+|size=\w+|mode=\d+|inodes=\w+|uid=\w+|gid=\w+|linrdlnk|rdlnk)$/;

/** mount(8). */
export const mount: Command = {
  path: '/sbin/mount',
  usage:
    'usage: mount [-adflpruvw] [-F fstab] [-o options] [-t ufs | external_type]\n       mount [-dfpruvw] special | node\n       mount [-dfpruvw] [-o options] [-t ufs | external_type] special node',
  async run(session: Session) {
    const options = parseOptions(session, 'pruvwo:t:');
    const words = options.values('o').flatMap((list) => list.split(','));
    if (options.has('r')) words.push('ro');
    if (options.has('w')) words.push('rw');
    if (options.has('u')) words.push('update');
    const [special, node, ...more] = options.operands;
    const type = options.value('t');
    if (special === undefined) return list(session, options.has('p'), type);
    if (more.length > 0) session.usage();
    if (!checkOptions(session, words)) return 1;
    if (words.includes('update')) return update(session, node ?? special, words);
    if (node === undefined) {
      return session.fail(`${special}: unknown special file or file system`);
    }
    return attach(session, type ?? 'ufs', special, node, words);
  },
};

/** mount_nullfs(8). */
export const mountNullfs: Command = {
  path: '/sbin/mount_nullfs',
  usageStatus: EX_USAGE,
  usage: 'usage: mount_nullfs [-o options] target mount-point',
  async run(session: Session) {
    const options = parseOptions(session, 'o:');
    const [source, target, ...more] = options.operands;
    if (source === undefined || target === undefined || more.length > 0) session.usage();
    return attach(
      session,
      'nullfs',
      source,
      target,
      options.values('o').flatMap((words) => words.split(',')),
    );
  },
};

function list(session: Session, asFstab: boolean, type: string | undefined): number {
  const shown = session.state.mounts.filter((one) => type === undefined || one.type === type);
  const { jail } = session;
  const seen = jail ? shown.filter(({ target }) => isWithin(target, jail.path)) : shown;
  for (const one of seen) session.line(asFstab ? fstabLine(one) : describeMount(one));
  return 0;
}

function checkOptions(session: Session, words: readonly string[]): boolean {
  const odd = words.find((word) => !KNOWN_OPTIONS.test(word));
  if (odd === undefined) return true;
  session.unknown(`mount option ${odd}`);
  session.complain(`${odd}: unknown option`);
  return false;
}

const kept = (words: readonly string[]): string[] =>
  ['ro', 'noexec', 'nosuid', 'noatime'].filter(
    (option) => words.lastIndexOf(option) > words.lastIndexOf(opposite(option)),
  );

const opposite = (option: string): string => (option === 'ro' ? 'rw' : option.replace(/^no/, ''));

async function update(session: Session, node: string, words: readonly string[]): Promise<number> {
  const place = where(session, node);
  const top = place === undefined ? undefined : topMount(session.state.mounts, place);
  if (!top) return session.fail(`not currently mounted ${node}`);
  await session.machine.mounter.remount(top, kept(words));
  return 0;
}

function where(session: Session, path: string): string | undefined {
  try {
    return session.hostPath(path);
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

async function attach(
  session: Session,
  type: string,
  special: string,
  node: string,
  words: readonly string[],
): Promise<number> {
  const { state, machine } = session;
  const target = where(session, node);
  if (target === undefined) return session.fail(`${node}: No such file or directory`); // [low]
  if (!TYPES.includes(type)) return session.fail(`${special}: Operation not supported by device`); // [low]
  const refusal = permission(session, type);
  if (refusal !== undefined) return session.fail(refusal);
  if (type !== 'zfs' && !loadOnDemand(state, type)) {
    return session.fail(`${special}: Operation not supported by device`); // [low]
  }
  if (words.includes('nocover') && state.mounts.some((one) => one.target === target)) {
    return session.fail(`${special}: Device busy`); // [low]
  }
  if (type === 'zfs') return mountDataset(session, special, { legacy: target, options: kept(words) });
  if (type === 'nullfs') return attachNullfs(session, special, node, target, words);
  await machine.mounter.mount({ type, source: type, target, options: kept(words) });
  return 0;
}

async function attachNullfs(
  session: Session,
  special: string,
  node: string,
  target: string,
  words: readonly string[],
): Promise<number> {
  const source = where(session, special);
  if (source === undefined) {
    session.call.err(`mount_nullfs: ${special}: No such file or directory\n`);
    return EX_USAGE;
  }
  if (isWithin(target, source) || isWithin(source, target)) {
    session.call.err(
      `mount_nullfs: ${posix.normalize(node)} (${source}) and ${special} are not distinct paths\n`,
    );
    return EX_USAGE;
  }
  await session.machine.mounter.mount({ type: 'nullfs', source, target, options: kept(words) });
  return 0;
}

function permission(session: Session, type: string): string | undefined {
  const { jail } = session;
  if (!jail) return undefined;
  const allowed = jail.settings['allow.mount'] === true && jail.settings[`allow.mount.${type}`] === true;
  return allowed ? undefined : `${type}: Operation not permitted`;
}

/** umount(8): one layer a call; never lazy. */
export const umount: Command = {
  path: '/sbin/umount',
  usage:
    'usage: umount [-fNnv] special ... | node ... | fsid ...\n       umount -a | -A [-F fstab] [-fnv] [-h host] [-t type]',
  async run(session: Session) {
    const options = parseOptions(session, 'fnvt:');
    if (options.operands.length === 0) session.usage();
    let status = 0;
    for (const operand of options.operands) {
      status = (await detach(session, operand, options.has('f'), options.value('t'))) || status;
      if (status === 0 && options.has('v')) session.line(`${operand}: unmount from ${operand}`); // [low]
    }
    return status;
  },
};

async function detach(
  session: Session,
  operand: string,
  force: boolean,
  type: string | undefined,
): Promise<number> {
  const { mounts } = session.state;
  const target = where(session, operand);
  const bySource = [...mounts]
    .reverse()
    .find(({ source, type: kind }) => source === operand && kind === 'zfs');
  const top = (target === undefined ? undefined : topMount(mounts, target)) ?? bySource;
  if (!top || (type !== undefined && top.type !== type)) {
    if (target === undefined) {
      session.complain(`${operand}: statfs: No such file or directory`);
      return session.fail(`${operand}: unknown file system`);
    }
    return session.fail(`${operand}: not a file system root directory`);
  }
  try {
    await session.machine.mounter.unmount(top, force);
    const dataset = session.state.zfs.datasets.find(({ name }) => top.type === 'zfs' && name === top.source);
    if (dataset) dataset.mounted = false;
    return 0;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return session.fail(`unmount of ${top.target} failed: ${error.message}`);
  }
}
