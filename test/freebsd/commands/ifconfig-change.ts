import { isIPv4, isIPv6 } from 'node:net';
import { canonicalIPv6 } from '../kernel/inet';
import { isVnet } from '../kernel/prison';
import { atLeast } from '../release';
import { bridgeOf, destroyInterface, findInterface, interfacesIn, moveInterface } from '../state/network';
import type { Address, Interface } from '../state/network';
import type { Session } from '../machine/session';

const MOST_NAME = 15;

/** What is being changed, and the words that are still to be read. */
interface Change {
  readonly session: Session;
  readonly vnet: number | undefined;
  readonly target: Interface;
  readonly words: string[];
  /** Part of a `create`, which prints the name itself. */
  readonly creating: boolean;
}

class Refused extends Error {}

const refuse = (message: string): never => {
  throw new Refused(message);
};

/** Works through the parameters after an interface's name, in order; stops at the first that is refused. */
export function changeInterface(
  session: Session,
  vnet: number | undefined,
  target: Interface | undefined,
  name: string,
  parameters: readonly string[],
  creating = false,
): number {
  try {
    if (parameters[0] === '-vnet') return reclaim(session, name, parameters[1]);
    if (!target) return session.fail(`interface ${name} does not exist`);
    const change: Change = { session, vnet, target, words: [...parameters], creating };
    while (change.words.length > 0) step(change);
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return session.fail(error.message);
  }
}

function value({ session, words }: Change, word: string): string {
  return words.shift() ?? session.usage(`'${word}' requires argument`);
}

function step(change: Change): void {
  const { session, target, words } = change;
  const { network } = session.state;
  const word = words.shift() ?? '';
  switch (word) {
    case 'up':
    case 'down':
      target.up = word === 'up';
      return;
    case 'destroy':
      if (target.driver === 'ether') refuse('SIOCIFDESTROY: Invalid argument');
      destroyInterface(network, target);
      return;
    case 'name':
      return rename(change, value(change, word));
    case 'description':
    case 'descr':
      target.description = value(change, word);
      return;
    case '-description':
    case '-descr':
      delete target.description;
      return;
    case 'mtu':
      return setMtu(change, value(change, word));
    case 'ether':
    case 'link':
    case 'lladdr':
      return setEther(target, value(change, word));
    case 'group':
      return joinGroup(target, value(change, word));
    case '-group': {
      const group = value(change, word);
      if (!target.groups.includes(group)) refuse('SIOCDIFGROUP: No such file or directory');
      target.groups = target.groups.filter((other) => other !== group);
      return;
    }
    case 'vnet':
      return send(change, value(change, word));
    case 'addm':
      return addMember(change, value(change, word));
    case 'deletem':
      return removeMember(change, value(change, word));
    case 'private':
    case '-private':
      return markPrivate(change, value(change, word), word === 'private');
    case 'vlan':
      return setVlan(change, value(change, word));
    case 'inet':
    case 'inet6':
      return setAddress(change, word);
    case 'stp':
    case '-stp':
    case 'edge':
    case 'span':
    case '-span':
      value(change, word);
      return;
    case '-ifdisabled':
      if (change.target) change.target.ipv6 = true;
      return;
    case 'auto_linklocal':
    case 'accept_rtadv':
    case 'no_prefer_iface':
      return;
    default:
      if (isIPv4(word.replace(/\/.*$/, ''))) {
        words.unshift(word);
        return setAddress(change, 'inet');
      }
      session.unknown(`parameter ${word}`);
      refuse(`${word}: bad value`);
  }
}

function rename({ session, vnet, target, creating }: Change, name: string): void {
  if (name.length > MOST_NAME) refuse('ioctl SIOCSIFNAME (set name): File name too long');
  if (findInterface(session.state.network, name, vnet)) refuse('ioctl SIOCSIFNAME (set name): File exists');
  target.name = name;
  if (!creating) session.line(name);
}

function setMtu({ session, target }: Change, text: string): void {
  if (!/^\d+$/.test(text)) refuse(`${text}: bad value`);
  const mtu = Number(text);
  if (mtu < 72 || mtu > 65535) refuse('ioctl SIOCSIFMTU (set mtu): Invalid argument');
  const bridge = bridgeOf(session.state.network, target);
  if (bridge && mtu !== target.mtu && atLeast(session.release, '15.1')) {
    refuse('ioctl SIOCSIFMTU (set mtu): Operation not supported');
  }
  if (target.driver === 'bridge' && target.members.length > 0 && mtu !== target.mtu) {
    for (const { key } of target.members) {
      const member = session.state.network.interfaces.find((one) => one.key === key);
      if (member) member.mtu = mtu; // [low]: the members follow
    }
  }
  target.mtu = mtu;
}

function setEther(target: Interface, text: string): void {
  if (!/^([0-9a-fA-F]{1,2}:){5}[0-9a-fA-F]{1,2}$/.test(text)) refuse('malformed link-level address');
  target.ether = text
    .toLowerCase()
    .split(':')
    .map((octet) => octet.padStart(2, '0'))
    .join(':');
}

function joinGroup(target: Interface, group: string): void {
  if (/\d$/.test(group)) refuse('setifgroup: group names may not end in a digit'); // [low]
  if (target.groups.includes(group)) refuse('SIOCAIFGROUP: File exists'); // [low]
  target.groups.push(group);
}

/** Moves the interface into a jail's own network stack. */
function send({ session, target }: Change, name: string): void {
  const jail = session.machine.findJail(name) ?? refuse(`jail "${name}" not found`);
  if (!isVnet(jail)) refuse('SIOCSIFVNET: Invalid argument'); // [low]: the text of a jail without a stack
  if (findInterface(session.state.network, target.name, jail.jid)) refuse('SIOCSIFVNET: File exists');
  moveInterface(session.state.network, target, jail.jid);
}

/** Takes an interface back out of a jail. */
function reclaim(session: Session, name: string, jailName: string | undefined): number {
  if (jailName === undefined) session.usage("'-vnet' requires argument");
  const { network } = session.state;
  const jail = session.machine.findJail(jailName);
  if (!jail) return session.fail(`jail "${jailName}" not found`);
  const found = findInterface(network, name, jail.jid);
  if (!found) return session.fail(`SIOCSIFRVNET(${jail.jid}, ${name}): Device not configured`); // [low]
  if (findInterface(network, name, session.vnet))
    return session.fail(`SIOCSIFRVNET(${jail.jid}, ${name}): File exists`);
  moveInterface(network, found, session.vnet);
  return 0;
}

function addMember({ session, vnet, target, words }: Change, name: string): void {
  const { network } = session.state;
  const newer = atLeast(session.release, '15.1');
  const member = findInterface(network, name, vnet) ?? refuse(`BRDGADD ${name}: No such file or directory`); // [low]
  const bridge = bridgeOf(network, member);
  if (bridge === target) {
    refuse(`BRDGADD ${name}: File exists${newer ? ' (Interface is already a member of this bridge)' : ''}`);
  }
  if (bridge || member.driver === 'bridge') refuse(`BRDGADD ${name}: Device busy`); // [low]
  const addressed =
    member.inet.length > 0 || member.inet6.some(({ address }) => !address.startsWith('fe80:'));
  const allowed = session.state.sysctls['net.link.bridge.member_ifaddrs'] === '1';
  if (newer && addressed && !allowed) refuse(`BRDGADD ${name}: Invalid argument`); // [low]
  if (target.members.length === 0 && target.mtu === 1500) target.mtu = member.mtu;
  member.mtu = target.mtu;
  target.members.push({ key: member.key, flags: [] });
  // 15.0: VLANs of a member, given after its name.
  while (newer && (words[0] === 'untagged' || words[0] === 'tagged')) words.splice(0, 2);
}

function removeMember({ session, vnet, target }: Change, name: string): void {
  const member = findInterface(session.state.network, name, vnet);
  const present = target.members.find(({ key }) => key === member?.key);
  if (!present) refuse(`BRDGDEL ${name}: No such file or directory (Interface is not a bridge member)`);
  target.members = target.members.filter((one) => one !== present);
}

function markPrivate({ session, vnet, target }: Change, name: string, on: boolean): void {
  const member = findInterface(session.state.network, name, vnet);
  const present =
    target.members.find(({ key }) => key === member?.key) ??
    refuse(`BRDGGIFFLGS ${name}: No such file or directory`);
  present.flags = on
    ? [...new Set([...present.flags, 'private'])]
    : present.flags.filter((flag) => flag !== 'private');
}

function setVlan(change: Change, tag: string): void {
  const { words, target, session, vnet } = change;
  if (words.shift() !== 'vlandev') session.usage('both vlan and vlandev must be specified');
  const parent = value(change, 'vlandev');
  if (!findInterface(session.state.network, parent, vnet)) refuse('SIOCSETVLAN: No such file or directory');
  target.vlan = { tag: Number(tag), parent };
}

/** `inet A/LEN [alias]`, `inet A netmask M …`, `inet A -alias`. */
function setAddress(change: Change, family: 'inet' | 'inet6'): void {
  const { session, target, words } = change;
  const text = value(change, family);
  const flags = text.startsWith('-') || ['auto_linklocal', 'no_dad', 'accept_rtadv'].includes(text);
  if (flags) return;
  const [written = '', length] = text.split('/');
  const valid = family === 'inet' ? isIPv4(written) : isIPv6(written.replace(/%.*$/, ''));
  if (!valid) refuse(`${text}: bad value`);
  const address = family === 'inet' ? written : canonicalIPv6(written);
  let prefix = length === undefined ? (family === 'inet' ? classful(address) : 64) : Number(length);
  let how: 'set' | 'alias' | '-alias' = 'set';
  for (; words.length > 0; words.shift()) {
    const word = words[0];
    if (word === 'netmask' || word === 'prefixlen') {
      words.shift();
      prefix = word === 'prefixlen' ? Number(words[0]) : maskLength(words[0] ?? '');
    } else if (word === 'broadcast' || word === 'vhid' || word === 'pass' || word === 'advskew')
      words.shift();
    else if (word === 'alias' || word === 'add') how = 'alias';
    else if (word === '-alias' || word === 'delete' || word === 'remove') how = '-alias';
    else if (word === '-ifdisabled') target.ipv6 = true;
    else if (!['no_dad', 'autoconf'].includes(word ?? '')) break;
  }
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > (family === 'inet' ? 32 : 128))
    refuse(`${text}: bad value`);
  place(session, change.vnet, target, family, { address, prefix }, how);
}

function place(
  session: Session,
  vnet: number | undefined,
  target: Interface,
  family: 'inet' | 'inet6',
  address: Address,
  how: 'set' | 'alias' | '-alias',
): void {
  const list = target[family];
  const same = list.find((one) => one.address === address.address);
  if (how === '-alias') {
    if (!same) refuse("ioctl (SIOCDIFADDR): Can't assign requested address");
    target[family] = list.filter((one) => one !== same);
    return;
  }
  const elsewhere = interfacesIn(session.state.network, vnet).some(
    (other) => other !== target && other[family].some((one) => one.address === address.address),
  );
  if (elsewhere) refuse('ioctl (SIOCAIFADDR): File exists');
  if (bridgeOf(session.state.network, target) && atLeast(session.release, '15.1')) {
    if (session.state.sysctls['net.link.bridge.member_ifaddrs'] !== '1')
      refuse('ioctl (SIOCAIFADDR): Invalid argument'); // [low]
  }
  if (same) target[family] = list.map((one) => (one === same ? address : one));
  else if (how === 'set' && family === 'inet') target[family] = [address, ...list.slice(1)];
  else target[family] = [...list, address];
  target.up = true;
}

const classful = (address: string): number => {
  const first = Number(address.split('.')[0]);
  return first < 128 ? 8 : first < 192 ? 16 : 24;
};

function maskLength(mask: string): number {
  const number = mask.startsWith('0x')
    ? Number(mask)
    : mask.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return [...(number >>> 0).toString(2)].filter((bit) => bit === '1').length;
}
