import { addRule } from '../state/devfs-rules';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

const WORDS = ['path', 'type', 'hide', 'unhide', 'user', 'group', 'mode', 'include'];

/** devfs(8): rules are kept; which devices a jail would see is not worked out. */
export const devfs: Command = {
  path: '/sbin/devfs',
  usage: 'usage: devfs [-m mount-point] rule [-s ruleset] ...\n       devfs [-m mount-point] ruleset ruleset',
  run(session: Session) {
    const { operands } = parseOptions(session, 'm:');
    const [keyword, ...rest] = operands;
    if (keyword === 'ruleset' && rest.length === 1) return 0;
    if (keyword !== 'rule') session.usage();
    const options = parseOptions(session, 's:', rest);
    const ruleset = Number(options.value('s') ?? 0);
    return rule(session, ruleset, options.operands);
  },
};

function rule(session: Session, ruleset: number, [action = '', ...words]: readonly string[]): number {
  const { rulesets } = session.state;
  const rules = rulesets[ruleset] ?? {};
  switch (action) {
    case 'showsets':
      for (const number of Object.keys(rulesets)) session.line(number);
      return 0;
    case 'show':
      for (const [number, text] of Object.entries(rules)) session.line(`${number} ${text}`);
      return 0;
    case 'add':
      return add(session, ruleset, words);
    case 'del': {
      const number = Number(words[0]);
      if (rules[number] === undefined)
        return failed(session, 'ioctl DEVFSIO_RDEL: No such file or directory');
      delete rules[number];
      return 0;
    }
    case 'delset':
      delete rulesets[ruleset];
      return 0;
    case 'apply':
    case 'applyset':
      return 0;
    default:
      session.usage();
  }
}

function add(session: Session, ruleset: number, words: readonly string[]): number {
  const numbered = /^\d+$/.test(words[0] ?? '');
  const number = numbered ? Number(words[0]) : undefined;
  const spec = numbered ? words.slice(1) : words;
  const values = ['path', 'type', 'user', 'group', 'mode', 'include'];
  for (let at = 0; at < spec.length; at++) {
    const word = spec[at] ?? '';
    if (!WORDS.includes(word)) return failed(session, `unknown argument: ${word}`);
    if (values.includes(word)) at += 1;
  }
  if (spec.length === 0) session.usage();
  if (number !== undefined && session.state.rulesets[ruleset]?.[number] !== undefined) {
    return failed(session, 'ioctl DEVFSIO_RADD: File exists');
  }
  addRule(session.state.rulesets, ruleset, spec.join(' '), number);
  return 0;
}

function failed(session: Session, message: string): number {
  session.call.err(`devfs rule: ${message}\n`);
  return 1;
}
