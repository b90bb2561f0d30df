import { interfacesIn } from '../state/network';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** ping(8) from the host: whoever has the address answers, in whichever network stack. */
export const ping: Command = {
  path: '/sbin/ping',
  usageStatus: 64,
  usage: 'usage: ping [-4AaDdfHnoQqRrv] [-c count] [-t timeout] IPv4-host',
  run(session: Session) {
    const options = parseOptions(session, '46noqc:t:');
    const [host] = options.operands;
    if (host === undefined) session.usage();
    const { network, prisons } = session.state;
    const stacks = [undefined, ...prisons.map(({ jid }) => jid)];
    const up = stacks.flatMap((stack) => interfacesIn(network, stack)).filter((one) => one.up);
    const family = options.has('6') ? 'inet6' : 'inet';
    const answers = up.some((one) => one[family].some(({ address }) => address === host));
    session.line(`PING ${host} (${host}): 56 data bytes`);
    session.line(`1 packets transmitted, ${answers ? 1 : 0} packets received`);
    return answers ? 0 : 2;
  },
};
