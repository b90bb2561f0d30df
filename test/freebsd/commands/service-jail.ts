import { rcVariables } from '../machine/rc-variables';
import type { Session } from '../machine/session';
import { runJailProgram } from './jail';

/**
 * rc.d/jail: starts with `jail -i -f FILE -c NAME` one jail after the other, or with one call for all;
 * it says what failed, and its exit status is 0 all the same.
 */
export async function runServiceJail(
  session: Session,
  word: string,
  names: readonly string[],
  given: ReadonlyMap<string, string> = new Map(),
): Promise<number> {
  switch (word) {
    case 'start':
      await start(session, names, given);
      return 0;
    case 'stop':
      await stop(session, names, given);
      return 0;
    case 'restart':
      await stop(session, names, given);
      await start(session, names, given);
      return 0;
    case 'status':
      session.line(' JID             IP Address      Hostname                      Path');
      for (const { name, path, settings } of session.machine.prisons.prisons) {
        const [address = ''] = (settings['ip4.addr'] as string[] | undefined) ?? [];
        const hostname = String(settings['host.hostname'] ?? '');
        session.line(` ${name.padEnd(15)} ${address.padEnd(15)} ${hostname.padEnd(29)} ${path}`);
      }
      return 0;
    default:
      session.unknown(`service jail ${word}`);
      return 1;
  }
}

/**
 * The file that is used for a jail: its own, if there is one, instead of the common one. What rc.conf does
 * not say comes from service -E.
 */
function fileFor(session: Session, name: string, given: ReadonlyMap<string, string>): string {
  const variables = new Map([...given, ...rcVariables(session.tree)]);
  const own = [
    variables.get(`jail_${name.replace(/[^A-Za-z0-9_]/g, '_')}_conf`),
    `/etc/jail.${name}.conf`,
    `/etc/jail.conf.d/${name}.conf`,
  ];
  const found = own.find((file) => file !== undefined && session.tree.stat(file) !== undefined);
  return found ?? variables.get('jail_conf') ?? '/etc/jail.conf';
}

const listed = (session: Session): string[] =>
  (rcVariables(session.tree).get('jail_list') ?? '').split(/\s+/).filter((name) => name !== '');

async function start(
  session: Session,
  names: readonly string[],
  given: ReadonlyMap<string, string>,
): Promise<void> {
  const wanted = names.length > 0 ? names : listed(session);
  session.out('Starting jails:');
  if (wanted.length === 0) {
    const file = rcVariables(session.tree).get('jail_conf') ?? '/etc/jail.conf';
    if (session.tree.stat(file)) {
      const { status, output } = await captured(session, ['-f', file, '-c']);
      if (status !== 0) session.out(` cannot start jails: \n${output}`);
      else for (const { name } of session.machine.prisons.prisons) session.out(` ${name}`);
    }
  }
  for (const name of wanted) {
    const { status, output } = await captured(session, [
      '-i',
      '-f',
      fileFor(session, name, given),
      '-c',
      name,
    ]);
    if (status === 0) {
      session.out(` ${name}`);
      session.tree.write(`/var/run/jail_${name}.id`, output);
    } else session.out(` cannot start jail  "${name}": \n${output}`);
  }
  session.line('.');
}

async function stop(
  session: Session,
  names: readonly string[],
  given: ReadonlyMap<string, string>,
): Promise<void> {
  const running = session.machine.prisons.prisons.filter(({ dying }) => !dying).map(({ name }) => name);
  const reverse = rcVariables(session.tree).get('jail_reverse_stop')?.toUpperCase() === 'YES';
  const all = listed(session).length > 0 ? listed(session) : running;
  const wanted = names.length > 0 ? names : reverse ? [...all].reverse() : all;
  session.out('Stopping jails:');
  for (const name of wanted) {
    if (!session.machine.findJail(name)) continue;
    const { status, output } = await captured(session, [
      '-q',
      '-f',
      fileFor(session, name, given),
      '-r',
      name,
    ]);
    session.out(status === 0 ? ` ${name}` : ` cannot stop jail  "${name}": \n${output}`);
    session.tree.remove(`/var/run/jail_${name}.id`);
  }
  session.line('.');
}

async function captured(
  session: Session,
  args: readonly string[],
): Promise<{ status: number; output: string }> {
  let output = '';
  const status = await runJailProgram(session, args, (text) => (output += text));
  return { status, output };
}
