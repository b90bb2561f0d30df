import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** A second of sleep on the host takes this long; the host's clock goes on by the whole second. */
const MILLISECONDS_A_SECOND = 20;
const LONGEST = 400;

/** sleep(1). On the host time is only told to have passed; in a jail a sleeping process is a process. */
export const sleep: Command = {
  path: '/bin/sleep',
  usage: 'usage: sleep number[unit] [...]',
  async run(session: Session) {
    const { operands } = parseOptions(session, '');
    if (operands.length === 0) session.usage();
    let seconds = 0;
    for (const operand of operands) {
      const match = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/.exec(operand);
      if (!match) return session.fail(`invalid time interval: ${operand}`);
      seconds += Number(match[1]) * ({ '': 1, s: 1, m: 60, h: 3600, d: 86400 }[match[2] ?? ''] ?? 1);
    }
    if (session.origin.by === 'jail') return session.linux('sleep', [String(seconds)]);
    session.state.slept += seconds;
    const real = Math.min(seconds * MILLISECONDS_A_SECOND, LONGEST);
    await session.call.orGone(new Promise((resolve) => setTimeout(resolve, real)));
  },
};
