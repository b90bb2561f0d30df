import { atLeast } from '../release';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** Only the loader sets these. */
const TUNABLES = ['kern.racct.enable', 'net.fibs', 'vfs.zfs.arc.max'];
const READ_ONLY = [
  'kern.ostype',
  'kern.osrelease',
  'kern.osreldate',
  'kern.boottime',
  'kern.features.vimage',
  'hw.machine',
  'hw.machine_arch',
  'hw.ncpu',
  'hw.physmem',
  'security.jail.jailed',
  'security.jail.vnet',
];
const NUMBER = /^-?\d+$/;

/** sysctl(8). */
export const sysctl: Command = {
  path: '/sbin/sysctl',
  usage:
    'usage: sysctl [-j jail] [-bdeFhiJlNnoqTtVWx] [ -B <bufsize> ] [-f filename] name[=value[,value]] ...\n       sysctl [-j jail] [-bdeFhJlNnoqTtVWx] [ -B <bufsize> ] -a',
  run(session: Session) {
    const options = parseOptions(session, atLeast(session.release, '15.1') ? 'aeinNqwj:' : 'aeinNqw');
    const names = options.has('a') ? allNames(session) : options.operands;
    if (names.length === 0) session.usage();
    let status = 0;
    for (const argument of names) {
      const [name = '', value] = argument.split(/=(.*)/s);
      const print = (shown: string): void => {
        if (options.has('N')) session.line(name);
        else if (options.has('n')) session.line(shown);
        else session.line(`${name}${options.has('e') ? '=' : ': '}${shown}`);
      };
      const current = read(session, name);
      if (current === undefined) {
        const isNode = allNames(session).some((other) => other.startsWith(`${name}.`));
        if (isNode && value === undefined && !options.has('i')) {
          for (const below of allNames(session)) {
            if (below.startsWith(`${name}.`)) session.line(`${below}: ${read(session, below)}`);
          }
          continue;
        }
        if (options.has('i')) continue;
        if (isNode) session.complain(`oid '${name}' isn't a leaf node`);
        else if (!options.has('q')) session.complain(`unknown oid '${name}'`);
        status = 1;
        continue;
      }
      if (value === undefined) {
        print(current);
        continue;
      }
      const refusal = refused(session, name, value);
      if (refusal !== undefined) {
        for (const line of refusal) session.complain(line);
        status = 1;
        continue;
      }
      write(session, name, value);
      print(options.has('n') ? value : `${current} -> ${value}`);
    }
    return status;
  },
};

const perStack = (name: string): boolean => name.startsWith('net.');

const key = (session: Session, name: string): string =>
  session.vnet !== undefined && perStack(name) ? `vnet ${session.vnet} ${name}` : name;

function read(session: Session, name: string): string | undefined {
  const { sysctls, bootTime } = session.state;
  if (name === 'kern.boottime') {
    return `{ sec = ${bootTime}, usec = 0 } ${new Date(bootTime * 1000).toUTCString()}`;
  }
  if (session.jail) {
    if (name === 'security.jail.jailed') return '1';
    if (name === 'security.jail.vnet') return session.vnet === undefined ? '0' : '1';
    if (name === 'kern.hostname') return String(session.jail.settings['host.hostname'] ?? '');
  }
  const known = sysctls[name];
  if (known === undefined) return undefined;
  return sysctls[key(session, name)] ?? (perStack(name) && session.vnet !== undefined ? '0' : known);
}

function refused(session: Session, name: string, value: string): string[] | undefined {
  if (TUNABLES.includes(name)) {
    return [`oid '${name}' is a read only tunable`, 'Tunable values are set in /boot/loader.conf'];
  }
  if (READ_ONLY.includes(name)) return [`oid '${name}' is read only`];
  const isNumber = NUMBER.test(session.state.sysctls[name] ?? '');
  if (isNumber && !NUMBER.test(value)) return [`invalid integer '${value}'`];
  if (session.jail && !(perStack(name) && session.vnet !== undefined)) {
    return [`${name}=${value}: Operation not permitted`];
  }
  return undefined;
}

function write(session: Session, name: string, value: string): void {
  session.state.sysctls[key(session, name)] = value;
}

const allNames = (session: Session): string[] =>
  [...Object.keys(session.state.sysctls).filter((name) => !name.startsWith('vnet ')), 'kern.boottime'].sort();
