import { findUser, gidOf, groupsOf, usersOf } from '../machine/accounts';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';
import type { Options } from './options';

const EX_USAGE = 64;
const EX_DATAERR = 65;
const EX_NOUSER = 67;

/** pw(8): useradd, usershow, userdel, groupadd, groupshow. [low] */
export const pw: Command = {
  path: '/usr/sbin/pw',
  usageStatus: EX_USAGE,
  usage: 'usage: pw [user|group|lock|unlock] [add|del|mod|show|next]',
  run(session: Session) {
    const args = [...session.args];
    let root: string | undefined;
    if (args[0] === '-R') [, root] = args.splice(0, 2);
    const word = args.shift() ?? session.usage();
    const tree = root === undefined ? session.tree : session.tree.below(session.absolute(root));
    const named = args[0] !== undefined && !args[0].startsWith('-') ? args.shift() : undefined;
    const options = parseOptions(session, 'n:u:g:G:d:s:c:mqrM:h:', args);
    const name = named ?? options.value('n') ?? session.usage();
    switch (word) {
      case 'useradd':
        return addUser(session, tree, name, options);
      case 'usershow': {
        const user = findUser(tree, name);
        if (!user) return session.fail(`no such user \`${name}'`, EX_NOUSER);
        session.line(`${user.name}:*:${user.uid}:${user.gid}::0:0::${user.home}:${user.shell}`);
        return 0;
      }
      case 'userdel':
        if (!findUser(tree, name)) return session.fail(`no such user \`${name}'`, EX_NOUSER);
        tree.write('/etc/passwd', withoutLine(tree.read('/etc/passwd'), name));
        return 0;
      case 'groupadd':
        return addGroup(session, tree, name, options);
      case 'groupshow': {
        const group = groupsOf(tree).find((one) => one.name === name);
        if (!group) return session.fail(`unknown group \`${name}'`, EX_DATAERR);
        session.line(`${group.name}:*:${group.gid}:`);
        return 0;
      }
      default:
        session.unknown(`word ${word}`);
        return EX_USAGE;
    }
  },
};

const withoutLine = (text: string, name: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith(`${name}:`))
    .join('\n');

const free = (taken: readonly number[]): number => {
  let id = 1001;
  while (taken.includes(id)) id += 1;
  return id;
};

function addUser(session: Session, tree: Session['tree'], name: string, options: Options): number {
  const users = usersOf(tree);
  if (findUser(tree, name)) return session.fail(`login name \`${name}' already exists`, EX_DATAERR);
  const uid = Number(options.value('u') ?? free(users.map((user) => user.uid)));
  if (users.some((user) => user.uid === uid)) {
    return session.fail(`uid \`${uid}' has already been allocated`, EX_DATAERR);
  }
  const wanted = options.value('g');
  const gid = wanted === undefined ? uid : gidOf(tree, wanted);
  if (gid === undefined) return session.fail(`group \`${wanted}' is not defined`, EX_DATAERR);
  if (wanted === undefined && !groupsOf(tree).some((group) => group.gid === gid)) {
    tree.append('/etc/group', `${name}:*:${gid}:\n`);
  }
  const home = options.value('d') ?? `/home/${name}`;
  const line = [name, '*', uid, gid, options.value('c') ?? 'User &', home, options.value('s') ?? '/bin/sh'];
  tree.append('/etc/passwd', `${line.join(':')}\n`);
  if (options.has('m')) tree.makeDirectory(home);
  return 0;
}

function addGroup(session: Session, tree: Session['tree'], name: string, options: Options): number {
  const groups = groupsOf(tree);
  if (groups.some((group) => group.name === name)) {
    return session.fail(`group name \`${name}' already exists`, EX_DATAERR);
  }
  const gid = Number(options.value('g') ?? free(groups.map((group) => group.gid)));
  tree.append('/etc/group', `${name}:*:${gid}:\n`);
  return 0;
}
