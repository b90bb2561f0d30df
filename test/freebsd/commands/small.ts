import { mountOf } from '../state/mount-table';
import type { Session } from '../machine/session';
import type { Command, CommandTable } from './command';
import { parseOptions } from './options';
import { wrap } from './wrapper';

/** Everything that is written is written. */
const sync: Command = { path: '/bin/sync', run: () => 0 };

const kenv: Command = {
  path: '/bin/kenv',
  usage: 'usage: kenv [-hNq]\n       kenv [-qv] variable[=value]',
  run(session: Session) {
    const options = parseOptions(session, 'q');
    const [name] = options.operands;
    if (name === undefined) session.usage();
    const text = session.machine.tree.readIfThere('/boot/loader.conf') ?? '';
    const value = new RegExp(`^${name.replace(/\./g, '\\.')}="?([^"\n]*)"?$`, 'm').exec(text)?.[1];
    if (value === undefined) return options.has('q') ? 1 : session.fail(`unable to get ${name}`);
    session.line(value);
    return 0;
  },
};

/** df(1) of file systems that are mounted, with invented numbers. */
const df: Command = {
  path: '/bin/df',
  usage: 'usage: df [-b | -g | -H | -h | -k | -m | -P] [-acilnT] [-t type] [-,] [file | filesystem ...]',
  run(session: Session) {
    const options = parseOptions(session, 'hkmPt:');
    const { mounts: table } = session.state;
    const places = options.operands.map((operand) => mountOf(table, session.hostPath(operand)));
    const mounts = table.filter((one) => {
      const typed = options.value('t') === undefined || options.value('t') === one.type;
      return typed && (places.length === 0 || places.includes(one));
    });
    const unit = options.has('h')
      ? ['Size', '100G', '10G', '90G']
      : ['1K-blocks', '104857600', '10485760', '94371840'];
    session.line(`Filesystem ${unit[0]} Used Avail Capacity Mounted on`);
    for (const { source, target } of mounts)
      session.line(`${source} ${unit[1]} ${unit[2]} ${unit[3]} 10% ${target}`);
    return 0;
  },
};

/** ps(1): the daemons of the host and its jails, and with -p the real processes. */
const ps: Command = {
  path: '/bin/ps',
  usage: 'usage: ps [-aCcdeHhjlmrSTuvwXxZ] [-O fmt | -o fmt] [-J jid[,jid...]] [-p pid[,pid...]]',
  async run(session: Session) {
    const options = parseOptions(session, 'axwuo:p:J:');
    const jail = options.value('J');
    const prison = jail === undefined ? session.jail : session.machine.findJail(jail);
    if (jail !== undefined && !prison) return session.fail(`invalid jail id: ${jail}`);
    const wanted = options
      .values('p')
      .flatMap((list) => list.split(','))
      .map(Number);
    const { services } = session.state;
    const real = (await session.machine.agent.processes()).map(({ pid }) => ({
      pid,
      name: 'sh',
      jid: undefined,
    }));
    const all = [...services, ...real];
    const shown = all.filter(
      ({ pid, jid }) => (wanted.length === 0 || wanted.includes(pid)) && (!prison || jid === prison.jid),
    );
    const columns = (options.value('o') ?? 'pid,tt,stat,time,command').split(',');
    if (!columns.every((column) => column.endsWith('=')))
      session.line(columns.map((column) => column.toUpperCase()).join(' '));
    for (const { pid, name, jid } of shown) {
      const cells: Record<string, string> = {
        pid: String(pid),
        tt: '-',
        stat: 'S',
        time: '0:00.00',
        command: name,
        comm: name,
        jid: String(jid ?? 0),
        args: name,
      };
      session.line(columns.map((column) => cells[column.replace(/=$/, '')] ?? '-').join(' '));
    }
    return shown.length > 0 ? 0 : 1;
  },
};

/** ssh(1): to hosts that the test has connected. */
const ssh: Command = {
  path: '/usr/bin/ssh',
  usageStatus: 255,
  usage:
    'usage: ssh [-i identity_file] [-l login_name] [-o option] [-p port] destination [command [argument ...]]',
  async run(session: Session) {
    const options = parseOptions(session, '46AaCnqTtxvi:l:o:p:F:');
    const [destination, ...command] = options.operands;
    if (destination === undefined) session.usage();
    const name = destination.replace(/^.*@/, '');
    const remote = session.machine.remotes.get(name);
    if (!remote) return session.fail(`Could not resolve hostname ${name}: Name does not resolve`, 255);
    const input = options.has('n') ? Buffer.alloc(0) : await session.call.input();
    const result = await remote(command.join(' '), input);
    session.call.out(result.stdout);
    session.call.err(result.stderr);
    return result.exit;
  },
};

const chroot: Command = {
  path: '/usr/sbin/chroot',
  usage: 'usage: chroot [-g group] [-G group,group,...] [-u user] [-n] newroot [command]',
  run(session: Session) {
    const { operands } = parseOptions(session, '');
    const [root, ...command] = operands;
    if (root === undefined) session.usage();
    const place = session.tree.resolve(session.absolute(root));
    return session.become({
      argv: command.length > 0 ? command : ['/bin/sh', '-i'],
      env: session.env,
      root: place,
      jailed: true,
      tag: session.call.tag,
      complaint: `chroot: ${command[0] ?? '/bin/sh'}: `,
    });
  },
};

/** Small programs. */
export const small: CommandTable = {
  chmod: wrap({ path: '/bin/chmod', options: 'fhvRHLP', renamed: { h: null, H: null, L: null, P: null } }),
  chroot,
  df,
  kenv,
  ps,
  ssh,
  sync,
};
