import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

const FACILITIES =
  'auth authpriv console cron daemon ftp kern lpr mail news ntp security syslog user uucp local0 local1 local2 local3 local4 local5 local6 local7'.split(
    ' ',
  );
const LEVELS = 'alert crit debug emerg err error info notice panic warn warning'.split(' ');

/** logger(1): the messages are kept in the host's state. */
export const logger: Command = {
  path: '/usr/bin/logger',
  usage:
    'usage: logger [-46Ais] [-f file] [-h host] [-P port] [-p pri] [-t tag] [-S addr:port] [message ...]',
  async run(session: Session) {
    const options = parseOptions(session, 'isf:p:t:');
    const [facility, level] = (options.value('p') ?? 'user.notice').split('.');
    if (!FACILITIES.includes(facility ?? '')) return session.fail(`unknown facility name: ${facility}`);
    if (!LEVELS.includes(level ?? '')) return session.fail(`unknown priority name: ${level}`);
    const tag = options.value('t') ?? session.env.USER ?? 'root';
    const lines =
      options.operands.length > 0 ? [options.operands.join(' ')] : await given(session, options.value('f'));
    for (const line of lines) {
      session.state.messages.push(`${facility}.${level} ${tag}: ${line}`);
      if (options.has('s')) session.call.err(`${tag}: ${line}\n`);
    }
    return 0;
  },
};

async function given(session: Parameters<Command['run']>[0], file: string | undefined): Promise<string[]> {
  const text =
    file === undefined
      ? (await session.call.input()).toString('utf8')
      : session.tree.read(session.absolute(file));
  return text.split('\n').filter((line) => line !== '');
}
