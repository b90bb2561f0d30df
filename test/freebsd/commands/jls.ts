import { quoted } from '../jail/print-jail';
import { isAllowed, isVnet } from '../kernel/prison';
import type { Prison } from '../kernel/prison';
import { parameterType, parameterTypes, withNo } from '../kernel/parameter-types';
import { atLeast, osreldate } from '../release';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';
import type { Options } from './options';

/** jls(8). */
export const jls: Command = {
  path: '/usr/sbin/jls',
  usage: 'usage: jls [-dhNnqsv] [-j jail] [param ...]\n       jls -c [-d] -j jail',
  async run(session: Session) {
    const libxo = session.args[0] === '--libxo' ? session.args[1] : undefined;
    const args = libxo === undefined ? session.args : session.args.slice(2);
    const options = parseOptions(session, `dhNnqsvj:${atLeast(session.release, '15.1') ? 'c' : ''}`, args);
    await session.machine.refreshProcesses();
    const wanted = options.value('j');
    const dying = options.has('d');
    const found = wanted === undefined ? undefined : session.machine.findJail(wanted, dying);
    if (wanted !== undefined && !found) {
      if (options.has('c')) return 1;
      const number = /^\d+$/.test(wanted);
      return session.fail(number ? `jail ${wanted} not found` : `jail "${wanted}" not found`);
    }
    if (options.has('c')) return 0;
    const prisons = found
      ? [found]
      : session.machine.prisons.prisons.filter((prison) => dying || !prison.dying);
    const names = options.operands.length > 0 ? options.operands : defaultNames(session, options);
    const unknown = names?.find((name) => name !== 'all' && !parameterType(name, session.release));
    if (unknown !== undefined) return session.fail(`unknown parameter: ${unknown}`);
    if (libxo !== undefined) return json(session, prisons, names, libxo);
    if (!names) return table(session, prisons, options);
    const expanded = names.flatMap((name) => (name === 'all' ? allNames(session) : [name]));
    if (options.has('h')) session.line(expanded.join(' '));
    for (const prison of prisons) session.line(row(session, prison, expanded, options));
    return 0;
  },
};

const defaultNames = (session: Session, options: Options): string[] | undefined => {
  if (options.has('v')) {
    session.unknown('summary of several lines (-v)');
    return undefined;
  }
  return ['h', 'n', 's'].some((letter) => options.has(letter)) ? ['all'] : undefined;
};

/** Names without a dot first, then by strcmp(3). */
const allNames = (session: Session): string[] =>
  parameterTypes(session.release)
    .map(({ name }) => name)
    .sort((one, other) => Number(one.includes('.')) - Number(other.includes('.')) || (one < other ? -1 : 1));

function table(session: Session, prisons: readonly Prison[], options: Options): number {
  const byName = options.has('N');
  session.line(
    byName
      ? ' JID             IP Address      Hostname                      Path'
      : '   JID  IP Address      Hostname                      Path',
  );
  for (const prison of prisons) {
    const [address = ''] = text(session, prison, 'ip4.addr').split(',');
    const hostname = text(session, prison, 'host.hostname');
    const rest = `${address.slice(0, 15).padEnd(15)} ${hostname.slice(0, 29).padEnd(29)} ${prison.path.slice(0, 74)}`;
    session.line(
      byName ? ` ${prison.name.padEnd(15)} ${rest}` : `${String(prison.jid).padStart(6)}  ${rest}`,
    );
  }
  return 0;
}

function row(session: Session, prison: Prison, names: readonly string[], options: Options): string {
  const named = options.has('n') || options.has('s');
  const quotes = options.has('q') || options.has('s');
  const shown = names.flatMap((name) => {
    const known = parameterType(name, session.release);
    if (!known) return [];
    const { type } = known;
    if (options.has('s') && (type.access === 'read' || isUnused(prison, type.name))) return [];
    const value = text(session, prison, type.name);
    if (named && type.kind === 'bool') return [value === 'true' ? type.name : withNo(type.name)];
    const printed = quotes ? quoted(value) : value;
    if (named) return [`${name}=${printed}`];
    return [printed === '' ? '-' : printed];
  });
  return shown.join(' ');
}

const isUnused = (prison: Prison, name: string): boolean =>
  /^ip[46]\.addr$/.test(name) && prison.settings[name] === undefined;

/** A parameter's value as the kernel would give it. */
function text(session: Session, prison: Prison, name: string): string {
  const set = prison.settings[name];
  switch (name) {
    case 'jid':
      return String(prison.jid);
    case 'name':
      return prison.name;
    case 'path':
      return prison.path;
    case 'parent':
      return String(prison.parent ?? 0);
    case 'dying':
      return String(prison.dying);
    case 'persist':
      return String(prison.persist);
    case 'vnet':
      return isVnet(prison) ? 'new' : 'inherit';
    case 'children.cur':
      return String(session.machine.prisons.prisons.filter(({ parent }) => parent === prison.jid).length);
    case 'osrelease':
      return String(set ?? session.state.sysctls['kern.osrelease'] ?? '');
    case 'osreldate':
      return String(set ?? osreldate(session.release));
    case 'enforce_statfs':
      return String(set ?? 2);
    case 'securelevel':
      return String(set ?? -1);
    case 'ip4':
    case 'ip6':
      if (typeof set === 'string') return set;
      if (isVnet(prison)) return 'new';
      return prison.settings[`${name}.addr`] === undefined ? 'disable' : 'new';
    case 'host':
      return 'new';
    case 'host.hostuuid':
      return String(set ?? '00000000-0000-0000-0000-000000000000');
  }
  if (name.startsWith('allow.')) return String(isAllowed(prison, name));
  if (Array.isArray(set)) return set.join(',');
  if (set !== undefined) return String(set);
  const kind = parameterType(name, session.release)?.type.kind;
  if (kind === 'int') return '0';
  if (kind === 'bool') return name.endsWith('saddrsel') ? 'true' : 'false';
  return kind === 'jailsys' ? 'inherit' : '';
}

function json(
  session: Session,
  prisons: readonly Prison[],
  names: readonly string[] | undefined,
  format: string,
): number {
  if (!/^json(,pretty)?$/.test(format)) {
    session.unknown(`output format ${format}`);
    return 1;
  }
  const rows = prisons.map((prison) =>
    names
      ? Object.fromEntries(names.map((name) => [name, text(session, prison, name)]))
      : {
          jid: prison.jid,
          hostname: text(session, prison, 'host.hostname'),
          path: prison.path,
          ipv4: text(session, prison, 'ip4.addr').split(',')[0],
        },
  );
  const document = { __version: '2', 'jail-information': { jail: rows } };
  session.line(format.endsWith('pretty') ? JSON.stringify(document, null, 2) : JSON.stringify(document));
  return 0;
}
