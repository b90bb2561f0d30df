import { addInterface, findInterface, freeUnit } from '../state/network';
import type { Interface } from '../state/network';
import { loadOnDemand } from '../state/modules';
import type { Session } from '../machine/session';
import { changeInterface } from './ifconfig-change';

const DRIVERS: Readonly<Record<string, string>> = {
  epair: 'if_epair',
  bridge: 'if_bridge',
  lo: 'if_lo',
  vlan: 'if_vlan',
  tap: 'if_tuntap',
  tun: 'if_tuntap',
  gif: 'if_gif',
};

/** `ifconfig DRIVER create`: prints the name where it was chosen. */
export function createInterface(
  session: Session,
  vnet: number | undefined,
  asked: string,
  parameters: readonly string[],
): number {
  const match = /^([a-z]+)(\d*)$/.exec(asked);
  const driver = match?.[1] ?? '';
  const module = DRIVERS[driver];
  if (module === undefined) return session.fail('SIOCIFCREATE2: Invalid argument');
  if (session.jail && vnet === undefined) return session.fail('SIOCIFCREATE2: Operation not permitted');
  loadOnDemand(session.state, module);
  const { network } = session.state;
  const chosen = match?.[2] === '' || match?.[2] === undefined;
  const unit = chosen ? freeUnit(network, driver) : Number(match?.[2]);
  const taken = network.interfaces.some((one) => one.driver === driver && one.unit === unit);
  if (taken || (!chosen && findInterface(network, asked, vnet)))
    return session.fail('SIOCIFCREATE2: File exists');
  const made =
    driver === 'epair'
      ? createPair(session, unit, vnet)
      : addInterface(network, driver as Interface['driver'], unit, vnet);
  const quietName = made.name;
  const status =
    parameters.length > 0 ? changeInterface(session, vnet, made, made.name, parameters, true) : 0;
  const explicit = !chosen && driver !== 'epair'; // [low]: bridge3 create prints nothing
  if (!explicit || made.name !== quietName) session.line(made.name);
  return status;
}

function createPair(session: Session, unit: number, vnet: number | undefined): Interface {
  const { network } = session.state;
  const key = network.nextKey;
  const octet = (number: number): string => (number & 0xff).toString(16).padStart(2, '0');
  const ether = (end: string): string => `02:${octet(unit >> 8)}:${octet(unit)}:${octet(key)}:00:${end}`;
  const first = addInterface(network, 'epair', unit, vnet, {
    name: `epair${unit}a`,
    peer: key + 1,
    ether: ether('0a'),
  });
  addInterface(network, 'epair', unit, vnet, { name: `epair${unit}b`, peer: key, ether: ether('0b') });
  return first;
}
