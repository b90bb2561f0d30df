import { isIPv4, isIPv6 } from 'node:net';
import { atLeast } from '../release';
import { interfacesIn } from '../state/network';
import type { Address, Route } from '../state/network';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

const EX_USAGE = 64;
const EX_NOHOST = 68;
const EX_NOPERM = 77;

const COMMANDS = ['add', 'change', 'delete', 'del', 'get'];

interface Request {
  readonly session: Session;
  readonly vnet: number | undefined;
  readonly quiet: boolean;
  readonly family: 'inet' | 'inet6';
  readonly destination: string;
  readonly gateway: string | undefined;
  /** `net default`, as the answers name it. */
  readonly what: string;
}

/** route(8): add, delete, change and get. */
export const route: Command = {
  path: '/sbin/route',
  usageStatus: EX_USAGE,
  usage: 'usage: route [-j jail] [-46dnqtv] command [[modifiers] args]',
  run(session: Session) {
    const newer = atLeast(session.release, '15.1') ? 'j:' : ''; // [low]: -j may be in 14.x too
    const options = parseOptions(session, `46dnqtv${newer}`);
    const [command, ...words] = options.operands;
    const jailName = options.value('j');
    const jail = jailName === undefined ? undefined : session.machine.findJail(jailName);
    if (jailName !== undefined && !jail) return session.fail(`jail "${jailName}" not found`);
    if (command !== undefined && !COMMANDS.includes(command)) {
      session.unknown(`command ${command}`);
      session.usage();
    }
    const vnet = jail ? session.machine.stackOf(jail) : session.vnet;
    const request = read(session, vnet, options.has('q'), options.has('6') ? ['-6', ...words] : words);
    switch (command) {
      case 'add':
        return change(request, 'add');
      case 'change':
        return change(request, 'change');
      case 'delete':
      case 'del':
        return remove(request);
      case 'get':
        return get(request);
      default:
        session.usage();
    }
  },
};

function read(session: Session, vnet: number | undefined, quiet: boolean, words: readonly string[]): Request {
  let family: 'inet' | 'inet6' | undefined;
  let kind: 'net' | 'host' | undefined;
  const operands: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '-inet6' || word === '-6') family = 'inet6';
    else if (word === '-inet' || word === '-4') family = 'inet';
    else if (word === '-net') kind = 'net';
    else if (word === '-host') kind = 'host';
    else if (word === '-fib') at += 1;
    else if (word.startsWith('-')) {
      session.unknown(`modifier ${word}`);
      session.usage();
    } else operands.push(word);
  }
  const [given, gateway] = operands;
  const destination = given ?? session.usage();
  const isNet =
    kind === 'net' || (kind === undefined && (destination === 'default' || destination.includes('/')));
  return {
    session,
    vnet,
    quiet,
    family: family ?? (destination.includes(':') ? 'inet6' : 'inet'),
    destination: destination === '0.0.0.0/0' || destination === '::/0' ? 'default' : destination,
    gateway,
    what: `${isNet ? 'net' : 'host'} ${destination}`,
  };
}

const find = ({ session, vnet, destination, family }: Request): Route | undefined =>
  session.state.network.routes.find(
    (one) => one.vnet === vnet && one.destination === destination && one.family === family,
  );

function refuse(request: Request, action: string, reason: string, errno: string): number {
  const { session, what, gateway } = request;
  const to = gateway === undefined ? '' : `: gateway ${gateway}`;
  const says = atLeast(session.release, '14.4') ? 'message indicates error' : 'writing to routing socket';
  session.complain(`${says}: ${errno}`);
  session.line(`${action} ${what}${to} fib 0: ${reason}`);
  return 1;
}

function change(request: Request, action: 'add' | 'change'): number {
  const { session, vnet, destination, family, quiet, what } = request;
  const gateway = request.gateway ?? session.usage();
  if (session.jail && session.vnet === undefined)
    return session.fail('must be root to alter routing table', EX_NOPERM);
  const valid = family === 'inet' ? isIPv4(gateway) : isIPv6(gateway.replace(/%.*$/, ''));
  if (!valid) {
    session.call.err(`route: bad address: ${gateway}\n`);
    return EX_NOHOST;
  }
  const present = find(request);
  if (action === 'add' && present) return refuse(request, action, 'route already in table', 'File exists');
  if (action === 'change' && !present) return refuse(request, action, 'not in table', 'No such process');
  if (!isReachable(request, gateway)) {
    return refuse(request, action, 'Network is unreachable', 'Network is unreachable');
  }
  if (present) present.gateway = gateway;
  else
    session.state.network.routes.push({ ...(vnet !== undefined && { vnet }), destination, gateway, family });
  if (!quiet) session.line(`${action} ${what}: gateway ${gateway}`);
  return 0;
}

function remove(request: Request): number {
  const { session, quiet, what } = request;
  const present = find(request);
  if (!present) return refuse(request, 'delete', 'not in table', 'No such process');
  session.state.network.routes = session.state.network.routes.filter((one) => one !== present);
  if (!quiet) session.line(`delete ${what}`);
  return 0;
}

/**
 * A gateway must be on a network that an interface of the stack is in. A link-local one is on all of them,
 * so it comes with the name of one (inet6(4)).
 */
function isReachable({ session, vnet, family }: Request, gateway: string): boolean {
  const up = interfacesIn(session.state.network, vnet).filter((one) => one.up);
  const addresses = up.flatMap((one) => one[family]);
  if (gateway.startsWith('fe80:'))
    return up.some(({ name, inet6 }) => inet6.length > 0 && gateway.endsWith(`%${name}`));
  if (family === 'inet6') return addresses.some((one) => sharesPrefix6(one, gateway));
  return addresses.some(
    ({ address, prefix }) =>
      prefix < 32 && number(address) >>> (32 - prefix) === number(gateway) >>> (32 - prefix),
  );
}

const number = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) >>> 0;

function sharesPrefix6({ address, prefix }: Address, gateway: string): boolean {
  return bits(address).slice(0, prefix) === bits(gateway).slice(0, prefix) && prefix < 128;
}

function bits(address: string): string {
  const [head = '', tail] = address.split('::');
  const parts = (text: string | undefined): string[] => (text ? text.split(':') : []);
  const missing = 8 - parts(head).length - parts(tail).length;
  const groups = [
    ...parts(head),
    ...(tail === undefined ? [] : Array<string>(missing).fill('0')),
    ...parts(tail),
  ];
  return groups.map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

/** The way to a destination: that of the longest prefix, over an interface or a gateway. */
function bestRoute(request: Request, destination: string): Way | undefined {
  const { session, vnet, family } = request;
  const { network } = session.state;
  const wanted = destination.replace(/\/.*$/, '').replace(/^default$/, family === 'inet' ? '0.0.0.0' : '::');
  const up = interfacesIn(network, vnet).filter((one) => one.up);
  const direct = up.flatMap((one) =>
    one[family].map(({ address, prefix }): Way => ({ address, prefix, device: one.name })),
  );
  const routed = network.routes
    .filter((one) => one.vnet === vnet && one.family === family)
    .map(({ destination: to, gateway }): Way => {
      const [address = '', prefix] = to === 'default' ? [wanted, '0'] : to.split('/');
      const full = family === 'inet' ? 32 : 128;
      const device = direct.find((way) => isWithin(gateway, way, family))?.device ?? up[0]?.name ?? '';
      return { address, prefix: prefix === undefined ? full : Number(prefix), gateway, device };
    });
  return [...routed, ...direct]
    .filter((way) => (destination === 'default' ? way.prefix === 0 : isWithin(wanted, way, family)))
    .sort((one, other) => other.prefix - one.prefix)[0];
}

interface Way extends Address {
  readonly gateway?: string;
  readonly device: string;
}

function isWithin(address: string, { address: net, prefix }: Address, family: 'inet' | 'inet6'): boolean {
  if (prefix === 0) return true;
  return family === 'inet'
    ? number(address) >>> (32 - prefix) === number(net) >>> (32 - prefix)
    : bits(address).slice(0, prefix) === bits(net).slice(0, prefix);
}

const maskOf = (prefix: number): number => (2 ** 32 - 2 ** (32 - prefix)) >>> 0;
const dotted = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
const network = ({ address, prefix }: Address): string => dotted((number(address) & maskOf(prefix)) >>> 0);

function get(request: Request): number {
  const { session, destination, family } = request;
  const valid = destination === 'default' || isIPv4(destination.replace(/\/.*/, '')) || family === 'inet6';
  if (!valid) {
    session.call.err(`route: bad address: ${destination}\n`);
    return EX_NOHOST;
  }
  const way = bestRoute(request, destination);
  if (!way) return session.fail('route has not been found');
  const isHost = way.prefix === 32 || way.prefix === 128;
  const mask = way.prefix === 0 ? 'default' : dotted(maskOf(way.prefix));
  const net = way.prefix === 0 ? mask : family === 'inet6' ? way.address : network(way);
  session.line(
    [
      `   route to: ${destination}`,
      `destination: ${net}`,
      ...(isHost || family === 'inet6' ? [] : [`       mask: ${mask}`]),
      ...(way.gateway === undefined ? [] : [`    gateway: ${way.gateway}`]),
      '        fib: 0',
      `  interface: ${way.device}`,
      `      flags: <UP,${way.gateway === undefined ? '' : 'GATEWAY,'}DONE,${isHost ? 'HOST,' : ''}${way.gateway === undefined ? 'PINNED' : 'STATIC'}>`,
      ' recvpipe  sendpipe  ssthresh  rtt,msec    mtu        weight    expire',
      '       0         0         0         0      1500         1         0 ',
    ].join('\n'),
  );
  return 0;
}
