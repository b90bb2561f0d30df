import type { Command } from '../command';
import { clone, create, snapshot } from './create';
import { destroy } from './destroy';
import { allow, attach, bookmark, detach, hold, holds, release } from './hold';
import { list } from './list';
import { mount, promote, rename, rollback, unmount } from './change';
import { get, inherit, set } from './properties';
import { receive } from './receive';
import { runReal } from './real';
import { send } from './send';
import { EX_USAGE, runSubcommand } from './subcommand';
import type { Subcommand } from './subcommand';

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  allow,
  bookmark,
  clone,
  create,
  destroy,
  get,
  hold,
  holds,
  inherit,
  jail: attach,
  list,
  mount,
  promote,
  receive,
  recv: receive,
  release,
  rename,
  rollback,
  send,
  set,
  snap: snapshot,
  snapshot,
  umount: unmount,
  unjail: detach,
  unmount,
};

/** Words that zfs(8) has and the simulation has not. */
const NOT_SIMULATED =
  'change-key diff groupspace load-key program projectspace redact share unallow unload-key unshare upgrade userspace version wait'.split(
    ' ',
  );

/** zfs(8). */
export const zfs: Command = {
  path: '/sbin/zfs',
  usageStatus: EX_USAGE,
  async run(session) {
    const [word, ...args] = session.args;
    if (word === undefined) {
      session.call.err('missing command\nusage: zfs command args ...\n');
      return EX_USAGE;
    }
    const subcommand = SUBCOMMANDS[word];
    if (!subcommand) {
      if (NOT_SIMULATED.includes(word)) session.unknown(`subcommand ${word}, not simulated`);
      else session.unknown(`subcommand ${word}`);
      session.call.err(`unrecognized command '${word}'\nusage: zfs command args ...\n`);
      return EX_USAGE;
    }
    if (session.state.zfs.pools.length === 0) {
      session.call.err(
        word === 'list' ? 'no datasets available\n' : 'internal error: failed to initialize ZFS library\n',
      ); // [low]
      return word === 'list' && args.every((arg) => arg.startsWith('-')) ? 0 : 1;
    }
    const { realPool } = session.machine;
    return realPool
      ? runReal(session, realPool, word, subcommand, args)
      : runSubcommand(session, subcommand, args);
  },
};
