import { atLeast } from '../release';
import { findInterface, interfacesIn } from '../state/network';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { BadUsage } from './options';
import { changeInterface } from './ifconfig-change';
import { createInterface } from './ifconfig-create';
import { describe } from './ifconfig-show';

const FAMILIES = ['inet', 'inet6', 'ether'] as const;

/** ifconfig(8). */
export const ifconfig: Command = {
  path: '/sbin/ifconfig',
  usage:
    'usage: ifconfig [-j jail] [-f type:format] [-L] [-C] interface address_family [address [dest_address]] [parameters]',
  run(session: Session) {
    const words = [...session.args];
    const flags = new Set<string>();
    let vnet = session.vnet;
    let group: string | undefined;
    while (words[0]?.startsWith('-') && words[0] !== '-') {
      const word = words.shift() ?? '';
      if (word === '-j' && atLeast(session.release, '14.4')) {
        const jail = session.machine.findJail(words.shift() ?? '');
        if (!jail) return session.fail('jail not found: No such file or directory');
        vnet = session.machine.stackOf(jail);
      } else if (word === '-g') group = words.shift() ?? '';
      else if (word === '-f') checkFormat(session, words.shift() ?? '');
      else if (/^-[alLmnuvd]+$/.test(word)) for (const letter of word.slice(1)) flags.add(letter);
      else {
        session.unknown(`option ${word}`);
        throw new BadUsage(`illegal option -- ${word.slice(1)}`);
      }
    }
    return dispatch(session, vnet, flags, group, words);
  },
};

function checkFormat(session: Session, format: string): void {
  if (format !== '') session.unknown(`output format ${format}`);
}

function dispatch(
  session: Session,
  vnet: number | undefined,
  flags: ReadonlySet<string>,
  group: string | undefined,
  words: readonly string[],
): number {
  const { network } = session.state;
  const all = interfacesIn(network, vnet).filter(
    ({ up }) => (!flags.has('u') || up) && (!flags.has('d') || !up),
  );
  const [name, ...parameters] = words;
  if (group !== undefined && name === undefined) {
    for (const one of all) if (one.groups.includes(group)) session.line(one.name);
    return 0;
  }
  if (flags.has('l')) {
    const only = name === 'ether' ? all.filter(({ ether }) => ether !== undefined) : all;
    session.line(only.map((one) => one.name).join(' '));
    return 0;
  }
  if (name === undefined || flags.has('a')) {
    const family = FAMILIES.find((word) => word === name);
    if (name !== undefined && !family) session.unknown(`address family ${name}`);
    for (const one of all) session.out(describe(session, one, family));
    return 0;
  }
  if (parameters[0] === 'create' || parameters[0] === 'plumb') {
    return createInterface(session, vnet, name, parameters.slice(1));
  }
  const found = findInterface(network, name, vnet);
  if (!found) {
    const returning = parameters[0] === '-vnet';
    if (returning) return changeInterface(session, vnet, undefined, name, parameters);
    return session.fail(`interface ${name} does not exist`);
  }
  const family = FAMILIES.find((word) => word === parameters[0]);
  if (parameters.length === 0 || (family && parameters.length === 1)) {
    session.out(describe(session, found, family));
    return 0;
  }
  return changeInterface(session, vnet, found, name, parameters);
}
