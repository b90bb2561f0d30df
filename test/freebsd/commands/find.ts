import type { Session } from '../machine/session';
import type { Command } from './command';

/** Primaries that both systems have with the same meaning, with the number of their arguments. */
const PRIMARIES: Readonly<Record<string, number>> = {
  '-name': 1,
  '-iname': 1,
  '-path': 1,
  '-ipath': 1,
  '-regex': 1,
  '-type': 1,
  '-maxdepth': 1,
  '-mindepth': 1,
  '-perm': 1,
  '-user': 1,
  '-group': 1,
  '-uid': 1,
  '-gid': 1,
  '-newer': 1,
  '-mtime': 1,
  '-mmin': 1,
  '-atime': 1,
  '-ctime': 1,
  '-size': 1,
  '-links': 1,
  '-inum': 1,
  '-samefile': 1,
  '-empty': 0,
  '-depth': 0,
  '-prune': 0,
  '-print': 0,
  '-print0': 0,
  '-delete': 0,
  '-quit': 0,
  '-xdev': 0,
  '-mount': 0,
  '-nouser': 0,
  '-nogroup': 0,
  '-true': 0,
  '-false': 0,
  '-o': 0,
  '-or': 0,
  '-a': 0,
  '-and': 0,
  '-not': 0,
  '!': 0,
  '(': 0,
  ')': 0,
};

const TAKES_COMMAND = ['-exec', '-execdir', '-ok'];

/** find(1): at least one path has to be given, and -x and -d come before it. */
export const find: Command = {
  path: '/usr/bin/find',
  usage:
    'usage: find [-H | -L | -P] [-EXdsx] [-f path] path ... [expression]\n       find [-H | -L | -P] [-EXdsx] -f path [path ...] [expression]',
  run(session: Session) {
    const flags: string[] = [];
    const after: string[] = [];
    let at = 0;
    for (; /^-[HLPEdx]+$/.test(session.args[at] ?? ''); at++) {
      for (const letter of (session.args[at] ?? '').slice(1)) {
        if (letter === 'x') after.push('-xdev');
        else if (letter === 'd') after.push('-depth');
        else if (letter === 'E') after.push('-regextype', 'posix-extended');
        else flags.push(`-${letter}`);
      }
    }
    const paths: string[] = [];
    for (; at < session.args.length && !/^[-!()]/.test(session.args[at] ?? ''); at++) {
      paths.push(session.args[at] ?? '');
    }
    if (paths.length === 0) session.usage();
    const expression = session.args.slice(at);
    if (!check(session, expression)) return 1;
    const contents = paths.map((path) => (path.startsWith('-') ? `./${path}` : path));
    return session.linux('find', [...flags, ...contents, ...after, ...expression]);
  },
};

function check(session: Session, expression: readonly string[]): boolean {
  for (let at = 0; at < expression.length; at++) {
    const word = expression[at] ?? '';
    if (TAKES_COMMAND.includes(word)) {
      const end = expression.findIndex((one, index) => index > at && (one === ';' || one === '+'));
      if (end < 0) return session.fail(`${word}: no terminating ";" or "+"`) === 0;
      at = end;
      continue;
    }
    const count = PRIMARIES[word];
    if (count === undefined) {
      session.unknown(`primary ${word}`);
      return session.fail(`${word}: unknown primary or operator`) === 0;
    }
    at += count;
  }
  return true;
}
