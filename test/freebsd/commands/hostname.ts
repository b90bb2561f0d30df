import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** hostname(1). */
export const hostname: Command = {
  path: '/bin/hostname',
  usage: 'usage: hostname [-f] [-s | -d] [name-of-host]',
  run(session: Session) {
    const options = parseOptions(session, 'dfs');
    const { state, jail } = session;
    const [name] = options.operands;
    if (name !== undefined) {
      if (jail) jail.settings['host.hostname'] = name;
      else state.hostname = state.sysctls['kern.hostname'] = name;
      return;
    }
    const own = jail?.settings['host.hostname'];
    const whole = jail ? (typeof own === 'string' ? own : '') : state.hostname;
    const dot = whole.indexOf('.');
    if (options.has('s')) session.line(dot < 0 ? whole : whole.slice(0, dot));
    else if (options.has('d')) session.line(dot < 0 ? '' : whole.slice(dot + 1));
    else session.line(whole);
  },
};
