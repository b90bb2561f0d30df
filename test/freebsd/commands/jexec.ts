import { atLeast } from '../release';
import { findUser } from '../machine/accounts';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** jexec(8): a real process in the jail's root; its status is the command's. */
export const jexec: Command = {
  path: '/usr/sbin/jexec',
  usage:
    'usage: jexec [-l] [-d working-directory] [-e name=value] [-u username | -U username] jail [command ...]',
  async run(session: Session) {
    const newer = atLeast(session.release, '15.1') ? 'd:e:' : ''; // [low]: -d and -e came after 14.0
    const options = parseOptions(session, `lnu:U:${newer}`);
    const [name, ...command] = options.operands;
    if (name === undefined) session.usage();
    const prison = session.machine.findJail(name);
    if (!prison) return session.fail(`jail "${name}" not found`);
    const root = session.machine.tree.resolve(prison.path);
    const tree = session.machine.tree.below(prison.path);
    const userName = options.value('u') ?? options.value('U') ?? (options.has('l') ? 'root' : undefined);
    const user =
      userName === undefined
        ? undefined
        : findUser(options.value('u') === undefined ? tree : session.tree, userName);
    if (userName !== undefined && !user) return session.fail(`${userName}: no such user`);
    const shell = user?.shell ?? session.env.SHELL ?? '/bin/sh';
    const clean = {
      PATH: '/bin:/usr/bin',
      ...(session.env.TERM !== undefined && { TERM: session.env.TERM }),
      ...(user && { USER: user.name, HOME: user.home, SHELL: user.shell }),
    };
    const extra = Object.fromEntries(options.values('e').map((pair) => pair.split(/=(.*)/s).slice(0, 2)));
    const argv = command.length > 0 ? command : [shell];
    return session.become({
      argv,
      env: { ...(options.has('l') ? clean : session.env), ...extra },
      root,
      jailed: true,
      cwd: options.value('d') ?? (options.has('l') && user ? user.home : '/'),
      tag: session.machine.tag({ by: 'jail', jid: prison.jid }),
      ...(user && userName !== 'root' && { uid: user.uid, gid: user.gid }),
      complaint: `jexec: execvp: ${argv[0]}: `,
      complaintStatus: 1,
    });
  },
};
