import type { Session } from '../machine/session';
import type { Command } from './command';

const OPERANDS = 'if of bs ibs obs cbs count skip seek iseek oseek files conv status'.split(' ');

/** dd(1): sizes have suffixes in lower case. */
export const dd: Command = {
  path: '/bin/dd',
  usage: 'usage: dd [operands ...]',
  run(session: Session) {
    const words: string[] = [];
    for (const arg of session.args) {
      const [name = '', value = ''] = arg.split(/=(.*)/s);
      if (!OPERANDS.includes(name)) {
        session.unknown(`operand ${name}`);
        return session.fail(`unknown operand ${name}`);
      }
      const isSize = /^(i|o|c)?bs$|^(count|skip|seek|iseek|oseek)$/.test(name);
      words.push(`${name}=${isSize ? value.replace(/[kmgt]$/, (unit) => unit.toUpperCase()) : value}`);
    }
    return session.linux('dd', words);
  },
};
