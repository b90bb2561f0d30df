import type { Tree } from '../machine/tree';
import type { Session } from '../machine/session';
import { variablesOf, withoutVariable, withVariable } from '../state/rc-conf';
import type { Command } from './command';
import { parseOptions } from './options';
import type { Options } from './options';

const SYSTEM_FILES = ['/etc/rc.conf', '/etc/rc.conf.local'];
const DEFAULTS = '/etc/defaults/rc.conf';

/** sysrc(8): a real editing of rc.conf, of the host or of a jail. */
export const sysrc: Command = {
  path: '/usr/sbin/sysrc',
  usage: 'Usage: sysrc [OPTIONS] [name[[+|-]=value] ...]',
  run(session: Session) {
    const options = parseOptions(session, 'cdDeEFhinNqvxaf:j:R:s:');
    if (options.has('a')) {
      session.unknown('listing of all variables (-a)');
      return 1;
    }
    if (options.operands.length === 0) session.usage();
    const tree = treeFor(session, options);
    if (typeof tree === 'number') return tree;
    const editor = new Editor(session, options, tree);
    return Math.max(0, ...options.operands.map((operand) => editor.work(operand)));
  },
};

function treeFor(session: Session, options: Options): Tree | number {
  const jail = options.value('j');
  if (jail !== undefined) {
    const prison = session.machine.findJail(jail);
    if (!prison) {
      session.call.err(`jexec: jail "${jail}" not found\n`);
      return 1;
    }
    return session.machine.tree.below(prison.path);
  }
  const root = options.value('R');
  return root === undefined ? session.tree : session.tree.below(session.absolute(root));
}

/** RC_CONFS names other files than the system's own; a jail has its own environment. */
function otherFiles({ env }: Session, options: Options): string[] | undefined {
  if (options.has('j')) return undefined;
  return env.RC_CONFS?.split(/\s+/).filter((file) => file !== '');
}

/** One run's files and manner. */
class Editor {
  private readonly files: readonly string[];

  constructor(
    private readonly session: Session,
    private readonly options: Options,
    private readonly tree: Tree,
  ) {
    const named = options.values('f').map((file) => session.absolute(file));
    this.files = named.length > 0 ? named : (otherFiles(session, options) ?? SYSTEM_FILES);
  }

  work(operand: string): number {
    const match = /^([A-Za-z_][A-Za-z0-9_]*)(?:([+-]?)=(.*))?$/s.exec(operand);
    if (!match) {
      this.session.complain(`${operand}: name contains characters not allowed in shell`);
      return 1;
    }
    const [, name = '', how, value] = match;
    if (this.options.has('x')) return this.remove(name);
    return value === undefined ? this.show(name) : this.set(name, how ?? '', value);
  }

  private current(name: string): string | undefined {
    const own = [...this.files].reverse().map((file) => this.variables(file).get(name));
    const found = own.find((value) => value !== undefined);
    if (found !== undefined || this.options.has('f')) return found;
    return this.variables(DEFAULTS).get(name);
  }

  private variables(file: string): Map<string, string> {
    return variablesOf(this.tree.readIfThere(file) ?? '');
  }

  /** The file that sets the variable, or the first. */
  private fileOf(name: string): string {
    const [first = '/etc/rc.conf'] = this.files;
    return [...this.files].reverse().find((file) => this.variables(file).has(name)) ?? first;
  }

  private show(name: string): number {
    const value = this.current(name);
    if (value === undefined) {
      if (this.options.has('i')) return 0;
      if (!this.options.has('q')) this.session.complain(`unknown variable '${name}'`);
      return 1;
    }
    if (this.options.has('c')) return 0;
    this.print(name, value);
    return 0;
  }

  private print(name: string, value: string): void {
    const { options, session } = this;
    if (options.has('q') && !options.has('n')) return;
    const prefix = options.has('v') ? `${this.fileOf(name)}: ` : '';
    if (options.has('n')) session.line(value);
    else if (options.has('e')) session.line(`${prefix}${name}="${value}"`);
    else session.line(`${prefix}${name}: ${value}`);
  }

  private set(name: string, how: string, value: string): number {
    const { options } = this;
    const before = this.current(name) ?? '';
    const after = how === '' ? value : how === '+' ? added(before, value) : taken(before, value);
    const present = this.files.some((file) => this.variables(file).has(name));
    const differs = after !== before || (!present && how === '');
    if (options.has('c')) return differs ? 1 : 0;
    if (differs || !present) {
      const file = this.fileOf(name);
      this.tree.write(file, withVariable(this.tree.readIfThere(file) ?? '', name, after));
    }
    if (!options.has('q')) {
      if (options.has('n')) this.session.line(after);
      else this.session.line(`${name}: ${before} -> ${after}`);
    }
    return 0;
  }

  private remove(name: string): number {
    const holding = this.files.filter((file) => this.variables(file).has(name));
    if (holding.length === 0) {
      if (this.options.has('i')) return 0;
      if (!this.options.has('q')) this.session.complain(`unknown variable '${name}'`);
      return 1;
    }
    if (this.options.has('c')) return 1;
    for (const file of holding) this.tree.write(file, withoutVariable(this.tree.read(file), name));
    return 0;
  }
}

/** The first character of what is added is the separator, unless it could begin a word. */
function separated(value: string): { separator: string; words: string[] } {
  const first = value[0] ?? '';
  const separator = first !== '' && !/[A-Za-z0-9./_-]/.test(first) ? first : ' ';
  const words = value.split(separator).filter((word) => word !== '');
  return { separator, words };
}

function added(before: string, value: string): string {
  const { separator, words } = separated(value);
  const present = before.split(separator).filter((word) => word !== '');
  const fresh = words.filter((word) => !present.includes(word));
  return fresh.length === 0 ? before : [...(before === '' ? [] : [before]), ...fresh].join(separator);
}

function taken(before: string, value: string): string {
  const { separator, words } = separated(value);
  return before
    .split(separator)
    .filter((word) => word !== '' && !words.includes(word))
    .join(separator);
}
