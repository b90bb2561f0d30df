import { Daemons } from '../machine/daemons';
import { bringUpNetwork } from '../machine/netif';
import { rcVariables } from '../machine/rc-variables';
import type { Session } from '../machine/session';
import { withVariable } from '../state/rc-conf';
import { readRules } from '../state/devfs-rules';
import { runServiceJail } from './service-jail';
import type { Command } from './command';
import { parseOptions } from './options';

/** service(8) and the rc scripts behind it. */
export const service: Command = {
  path: '/usr/sbin/service',
  usage:
    'usage: service [-j <jail name or id>] [-v] [-E var=value] <rc.d script> start|stop|etc.\n       service -e\n       service -R\n       service [-v] -l | -r',
  run(session: Session) {
    const options = parseOptions(session, 'dj:vqE:elR');
    const name = options.value('j');
    const jail = name === undefined ? session.jail : session.machine.findJail(name);
    if (name !== undefined && !jail) {
      session.call.err(`jexec: jail "${name}" not found\n`);
      return 1;
    }
    const daemons = new Daemons(session.machine, jail);
    if (options.has('e')) {
      for (const one of daemons.all()) if (daemons.isEnabled(one)) session.line(daemons.script(one) ?? '');
      return 0;
    }
    if (options.has('l')) {
      for (const one of daemons.all()) session.line(one);
      return 0;
    }
    const [script, command, ...rest] = options.operands;
    if (options.has('R')) return wholeSystem(session, daemons, script);
    if (script === undefined) session.usage();
    if (!daemons.script(script)) {
      session.call.err(
        `${script} does not exist in /etc/rc.d or the local startup\n` +
          `directories (/usr/local/etc/rc.d), or is not executable\n`,
      );
      return 1;
    }
    const given = new Map(options.values('E').map((pair) => pair.split('=', 2) as [string, string]));
    return act(session, daemons, script, command ?? '', rest, given);
  },
};

/** What /etc/rc and /etc/rc.shutdown of the simulated base system call. */
async function wholeSystem(session: Session, daemons: Daemons, word: string | undefined): Promise<number> {
  if (word === 'start') {
    const { jail, vnet, env, call } = session;
    if (jail && vnet === jail.jid) {
      const common = { env, cwd: '/', tag: call.tag, complaint: 'rc: ' };
      const rc = async ([name, ...args]: readonly string[]): Promise<void> => {
        await session.wait({ ...common, argv: [`/sbin/${name}`, ...args] });
      };
      await bringUpNetwork(session.state.network, vnet, rcVariables(session.tree), rc);
    }
    for (const name of daemons.startEnabled()) session.line(`Starting ${name}.`);
  } else if (word === 'stop') daemons.stopAll();
  else session.unknown('service -R');
  return 0;
}

const WORDS = [
  'start',
  'stop',
  'restart',
  'status',
  'reload',
  'enable',
  'disable',
  'enabled',
  'rcvar',
  'describe',
];

function act(
  session: Session,
  daemons: Daemons,
  name: string,
  command: string,
  rest: readonly string[],
  given: ReadonlyMap<string, string>,
): number | Promise<number> {
  const word = command.replace(/^(one|force|quiet|fast)/, '');
  const forced = /^(one|force)/.test(command);
  if (!WORDS.includes(word)) {
    session.call.err(`${daemons.script(name)}: unknown directive '${command}'.\n`);
    session.call.err(
      `Usage: ${daemons.script(name)} [fast|force|one|quiet](start|stop|restart|rcvar|enable|disable|status)\n`,
    );
    return 1;
  }
  const variable = `${name.replace(/[.\-/]/g, '_')}_enable`;
  if (word === 'enable' || word === 'disable') {
    const value = word === 'enable' ? 'YES' : 'NO';
    daemons.tree.write(
      '/etc/rc.conf',
      withVariable(daemons.tree.readIfThere('/etc/rc.conf') ?? '', variable, value),
    );
    session.line(`${name} ${word}d in /etc/rc.conf`);
    return 0;
  }
  if (word === 'enabled') return daemons.isEnabled(name) ? 0 : 1;
  if (word === 'rcvar') {
    session.line(`# ${name}\n#\n${variable}="${daemons.isEnabled(name) ? 'YES' : 'NO'}"`);
    return 0;
  }
  if (word === 'describe') {
    session.line(name);
    return 0;
  }
  if (word !== 'status' && !forced && !daemons.isEnabled(name) && name !== 'devfs') {
    if (/^quiet/.test(command)) return 0;
    session.line(
      `Cannot '${command}' ${name}. Set ${variable} to YES in /etc/rc.conf or use 'one${word}' instead of '${word}'.`,
    );
    return 0;
  }
  if (name === 'jail') return runServiceJail(session, word, rest, given);
  if (!daemons.leavesProcess(name)) return once(session, name, word);
  return daemon(session, daemons, name, word);
}

/** Scripts that act and leave no process behind. */
function once(session: Session, name: string, word: string): number {
  if (name === 'devfs' && word !== 'stop' && word !== 'status') {
    const files = ['/etc/defaults/devfs.rules', '/etc/devfs.rules'];
    const fresh = readRules(files.map((file) => session.tree.readIfThere(file) ?? ''));
    session.state.rulesets = { ...session.state.rulesets, ...fresh };
    return 0;
  }
  if (word === 'status') return 0;
  session.unknown(`service ${name} ${word}`);
  return 1;
}

function daemon(session: Session, daemons: Daemons, name: string, word: string): number {
  const running = daemons.running(name);
  const stop = (): number => {
    if (!running) {
      session.line(`${name} not running? (check /var/run/${name}.pid).`);
      return 1;
    }
    daemons.stop(running);
    session.line(`Stopping ${name}.\nWaiting for PIDS: ${running.pid}.`);
    return 0;
  };
  switch (word) {
    case 'status':
      if (running) session.line(`${name} is running as pid ${running.pid}.`);
      else session.line(`${name} is not running.`);
      return running ? 0 : 1;
    case 'start':
      if (running) {
        session.line(`${name} already running?  (pid=${running.pid}).`);
        return 1;
      }
      daemons.start(name);
      session.line(`Starting ${name}.`);
      return 0;
    case 'stop':
      return stop();
    case 'reload':
      return running ? 0 : stop();
    default:
      if (running) stop();
      else session.line(`${name} not running? (check /var/run/${name}.pid).`);
      daemons.start(name);
      session.line(`Starting ${name}.`);
      return 0;
  }
}
