import { interfacesIn } from '../state/network';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** nc(1), as far as asking whether something listens (-z). */
export const nc: Command = {
  path: '/usr/bin/nc',
  usage: 'usage: nc [-46DdEFhklNnrStUuvz] [-w timeout] [destination] [port]',
  run(session: Session) {
    const options = parseOptions(session, '46Nnvzw:');
    const [host, ports] = options.operands;
    if (host === undefined || ports === undefined) session.usage();
    if (!options.has('z')) {
      session.unknown('use of nc(1) without -z');
      return 1;
    }
    const open = ports.split('-').length === 1 && listens(session, host, Number(ports));
    if (open && options.has('v'))
      session.call.err(`Connection to ${host} ${ports} port [tcp/*] succeeded!\n`);
    if (!open && options.has('v')) {
      session.call.err(`nc: connect to ${host} port ${ports} (tcp) failed: Connection refused\n`);
    }
    return open ? 0 : 1;
  },
};

/** Whether a daemon of the host or of a jail listens on an address. */
function listens(session: Session, host: string, port: number): boolean {
  const { network, services } = session.state;
  return services.some(({ jid, ports }) => {
    if (!ports.includes(port)) return false;
    const prison = jid === undefined ? undefined : session.machine.prisons.get({ jid });
    if (jid !== undefined && !prison) return false;
    const stack = session.machine.stackOf(prison);
    const loopback = ['127.0.0.1', '::1', 'localhost'].includes(host);
    if (loopback) return stack === session.vnet && (jid === session.jail?.jid || stack === undefined);
    const addresses = interfacesIn(network, stack).flatMap(({ inet, inet6 }) => [...inet, ...inet6]);
    const own = [prison?.settings['ip4.addr'], prison?.settings['ip6.addr']].flat();
    if (prison && stack === undefined && own.some((address) => address !== undefined))
      return own.includes(host);
    return addresses.some(({ address }) => address === host);
  });
}
