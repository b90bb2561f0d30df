import { Packages } from '../machine/packages';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';
import type { Options } from './options';

const EX_NOPERM = 77;
const EX_SOFTWARE = 70;
const EX_USAGE = 64;

/** pkg(8), and pkg(7) which fetches it. The texts and some statuses were never verified. [low] */
export const pkg: Command = {
  path: '/usr/sbin/pkg',
  usageStatus: EX_USAGE,
  usage:
    'Usage: pkg [-v] [-d] [-l] [-N] [-j <jail name or id>|-c <chroot path>|-r <rootdir>] [-C <configuration file>] [-R <repo config dir>] [-o var=value] [-4|-6] <command> [<args>]',
  run(session: Session) {
    const options = parseOptions(session, '46dlNvC:R:o:j:c:r:');
    const packages = new Packages(session.machine, treeOf(session, options));
    if (options.has('N')) return packages.bootstrapped ? 0 : 1;
    const [word, ...args] = options.operands;
    if (options.has('v') && word === undefined) {
      session.line('2.1.4');
      return 0;
    }
    if (word === undefined) session.usage();
    const yes =
      session.env.ASSUME_ALWAYS_YES === 'yes' ||
      options.values('o').some((pair) => /^ASSUME_ALWAYS_YES=(yes|true)$/i.test(pair));
    if (!packages.bootstrapped) {
      const agreed = yes || (word === 'bootstrap' && args.some((arg) => /^-\w*y/.test(arg)));
      if (!agreed) {
        session.call.err(
          'The package management tool is not yet installed on your system.\n' +
            'pkg: non-interactive and ASSUME_ALWAYS_YES not set\n',
        );
        return 1;
      }
      session.line('Bootstrapping pkg from pkg+https://pkg.FreeBSD.org, please wait...');
      packages.bootstrap();
    }
    return act(session, packages, word, args, yes);
  },
};

function treeOf(session: Session, options: Options): Session['tree'] {
  const jail = options.value('j');
  if (jail !== undefined) {
    const prison = session.machine.findJail(jail);
    if (!prison) return session.usage(`jail ${jail} not found`);
    return session.machine.tree.below(prison.path);
  }
  const root = options.value('c') ?? options.value('r');
  return root === undefined ? session.tree : session.tree.below(session.absolute(root));
}

function act(
  session: Session,
  packages: Packages,
  word: string,
  args: readonly string[],
  yes: boolean,
): number {
  switch (word) {
    case 'bootstrap':
      return 0;
    case 'install':
      return install(session, packages, parseOptions(session, 'AfIMFnqRUyr:', args), yes);
    case 'delete':
    case 'remove':
      return remove(session, packages, parseOptions(session, 'DfnqRy', args), yes);
    case 'info':
      return info(session, packages, parseOptions(session, 'aeqx', args));
    case 'query':
      return query(session, packages, args);
    case 'update':
      parseOptions(session, 'fqr:', args);
      session.line('All repositories are up to date.');
      return 0;
    case 'upgrade':
      return upgrade(session, packages, parseOptions(session, 'fnqUyr:', args), yes);
    default:
      session.unknown(`subcommand ${word}`);
      return EX_USAGE;
  }
}

function install(session: Session, packages: Packages, options: Options, yes: boolean): number {
  if (options.operands.length === 0) session.usage();
  if (session.call.env.USER === 'nobody')
    return session.fail('Insufficient privileges to install packages', EX_NOPERM);
  const missing = options.operands.find((name) => !packages.source(name));
  if (missing !== undefined) {
    return session.fail(
      `No packages available to install matching '${missing}' have been found in the repositories`,
      EX_SOFTWARE,
    );
  }
  if (!yes && !options.has('y')) return session.fail('non-interactive and ASSUME_ALWAYS_YES not set');
  const fresh = options.operands.flatMap((name) => packages.install(name));
  if (fresh.length === 0) session.line('The most recent versions of packages are already installed');
  for (const name of fresh) session.line(`Installing ${name}-${packages.source(name)?.version}...`);
  return 0;
}

function remove(session: Session, packages: Packages, options: Options, yes: boolean): number {
  const installed = packages.installed();
  const missing = options.operands.filter((name) => !installed[name]);
  for (const name of missing) session.line(`No packages matched for pattern '${name}'\n`);
  if (missing.length === options.operands.length) return 1;
  if (!yes && !options.has('y')) return session.fail('non-interactive and ASSUME_ALWAYS_YES not set');
  for (const name of options.operands) {
    for (const gone of packages.remove(name))
      session.line(`Deinstalling ${gone}-${installed[gone]?.version}...`);
  }
  return 0;
}

function info(session: Session, packages: Packages, options: Options): number {
  const installed = packages.installed();
  const names = options.operands.length > 0 ? options.operands : Object.keys(installed).sort();
  const missing = names.find((name) => !installed[name]);
  if (missing !== undefined) {
    return options.has('e') ? 1 : session.fail(`No package(s) matching ${missing}`);
  }
  if (options.has('e')) return 0;
  for (const name of names)
    session.line(
      options.has('q')
        ? `${name}-${installed[name]?.version}`
        : `${`${name}-${installed[name]?.version}`.padEnd(30)} ${name}`,
    );
  return 0;
}

function query(session: Session, packages: Packages, args: readonly string[]): number {
  const options = parseOptions(session, 'ae:', args);
  const [format, ...names] = options.operands;
  if (format === undefined) session.usage();
  const installed = packages.installed();
  const odd = /%[^nvoa%]/.exec(format.replace(/\\./g, ''));
  if (odd) session.unknown(`query format ${odd[0]}`);
  const condition = options.value('e');
  if (condition !== undefined) session.unknown(`query condition ${condition}`);
  const chosen = names.length > 0 ? names : Object.keys(installed).sort();
  if (chosen.some((name) => !installed[name])) return 1;
  for (const name of chosen) {
    const values: Record<string, string> = {
      n: name,
      v: installed[name]?.version ?? '',
      o: `misc/${name}`,
      a: installed[name]?.automatic ? '1' : '0',
      '%': '%',
    };
    const text = format.replace(/%(.)/g, (_all, letter: string) => values[letter] ?? '');
    session.line(text.replace(/\\t/g, '\t').replace(/\\n/g, '\n'));
  }
  return 0;
}

function upgrade(session: Session, packages: Packages, options: Options, yes: boolean): number {
  if (!yes && !options.has('y')) return session.fail('non-interactive and ASSUME_ALWAYS_YES not set');
  const fresh = Object.keys(packages.installed()).flatMap((name) => packages.install(name));
  if (fresh.length === 0) session.line('Your packages are up to date.');
  for (const name of fresh) session.line(`Upgrading ${name}...`);
  return 0;
}
