import { isIPv6 } from 'node:net';
import { atLeast } from '../release';
import type { Release } from '../release';
import { Flag } from './flags';

/** jail(8) was called in a way that it does not understand. */
export class UsageError extends Error {
  /** @param complaint what getopt(3) says before the usage is printed */
  constructor(readonly complaint?: string) {
    super(complaint ?? 'usage');
  }
}

/** A parameter of the jail that is described on the command line; no value means it was given bare. */
export interface GivenParameter {
  readonly name: string;
  readonly value?: string;
}

export interface CommandLine {
  /** -c, -m, -r and -C as flags; 0 for -e. */
  operation: number;
  file: string;
  /** Whether the jails come from the configuration file. */
  fromFile: boolean;
  /** The old form: path, host name, addresses and command. */
  oldStyle: boolean;
  given: GivenParameter[];
  operands: string[];
  /** -R */
  force: boolean;
  /** -e and its separator. */
  list?: string;
  printJid: boolean;
  jidFile?: string;
  /** -p; undefined for no limit. */
  parallel?: number;
  verbosity: -1 | 0 | 1;
  /** -d */
  dying: boolean;
}

const USAGE = [
  'usage: jail [-dhilqv] [-J jid_file] [-u username] [-U username]',
  '            -[cmr] param=value ... [command=command ...]',
  '       jail [-dqv] [-f file] -[cmr] [jail]',
  "       jail [-qv] [-f file] -[rR] ['*' | jail ...]",
  '       jail [-dhilqv] [-J jid_file] [-u username] [-U username]',
  '            [-n jailname] [-s securelevel]',
  '            path hostname ip[,...] command ...',
  '       jail [-f file] -e separator',
  '',
].join('\n');

export const usageText = (complaint: string | undefined): string =>
  (complaint === undefined ? '' : `jail: ${complaint}\n`) + USAGE;

const LISTS = ['ip4.addr', 'ip6.addr', 'vnet.interface', 'zfs.dataset'];

/** What the old form takes from the defaults of the sysctls security.jail.*. */
const OLD_PERMISSIONS: readonly GivenParameter[] = [
  { name: 'allow.set_hostname' },
  { name: 'allow.sysvipc', value: 'false' },
  { name: 'allow.raw_sockets', value: 'false' },
  { name: 'allow.chflags', value: 'false' },
  { name: 'allow.mount', value: 'false' },
  { name: 'allow.socket_af', value: 'false' },
];

export function parseCommandLine(args: readonly string[], release: Release): CommandLine {
  const line: CommandLine = {
    operation: 0,
    file: '/etc/jail.conf',
    fromFile: true,
    oldStyle: false,
    given: [],
    operands: [],
    force: false,
    printJid: false,
    verbosity: 0,
    dying: false,
  };
  line.operands = options(line, args, release);
  if (line.list !== undefined) {
    if (line.operation !== 0 || line.operands.length > 0) throw new UsageError();
    return line;
  }
  chooseStyle(line);
  return line;
}

/** The options, as getopt(3) reads them: it stops at the first operand. Returns the operands. */
function options(line: CommandLine, args: readonly string[], release: Release): string[] {
  const flags = `cdhilmqrRv${atLeast(release, '15.1') ? 'C' : ''}`;
  let index = 0;
  for (; index < args.length; index++) {
    const word = args[index] ?? '';
    if (word === '--') return args.slice(index + 1);
    if (!word.startsWith('-') || word === '-') break;
    for (let at = 1; at < word.length; at++) {
      const letter = word[at] ?? '';
      if (flags.includes(letter)) {
        flag(line, letter);
        continue;
      }
      if (!'efJnpsuU'.includes(letter)) throw new UsageError(`illegal option -- ${letter}`);
      let value: string | undefined = word.slice(at + 1);
      if (value === '') value = args[++index];
      if (value === undefined) throw new UsageError(`option requires an argument -- ${letter}`);
      valued(line, letter, value);
      break;
    }
  }
  return args.slice(index);
}

function flag(line: CommandLine, letter: string): void {
  switch (letter) {
    case 'c':
      line.operation |= Flag.start;
      break;
    case 'C':
      line.operation |= Flag.cleanUp;
      break;
    case 'm':
      line.operation |= Flag.set;
      break;
    case 'r':
      line.operation |= Flag.stop;
      break;
    case 'R':
      line.operation |= Flag.stop;
      line.force = true;
      break;
    case 'd':
      line.dying = true;
      break;
    case 'h':
      give(line, { name: 'ip_hostname' });
      break;
    case 'l':
      give(line, { name: 'exec.clean' });
      break;
    case 'i':
      line.printJid = true;
      line.verbosity = -1;
      break;
    case 'q':
      line.verbosity = -1;
      break;
    case 'v':
      line.verbosity = 1;
      break;
  }
}

function valued(line: CommandLine, letter: string, value: string): void {
  switch (letter) {
    case 'e':
      line.list = value;
      break;
    case 'f':
      line.file = value;
      break;
    case 'J':
      line.jidFile = value;
      break;
    case 'p':
      line.parallel = Math.max(0, parseInt(value, 10) || 0) || undefined;
      break;
    case 'n':
      give(line, { name: 'name', value });
      break;
    case 's':
      give(line, { name: 'securelevel', value });
      break;
    case 'u':
      give(line, { name: 'exec.jail_user', value }, { name: 'exec.system_jail_user' });
      break;
    case 'U':
      give(line, { name: 'exec.jail_user', value }, { name: 'exec.system_jail_user', value: 'false' });
      break;
  }
}

function give(line: CommandLine, ...parameters: GivenParameter[]): void {
  line.given.push(...parameters);
  line.fromFile = false;
}

function chooseStyle(line: CommandLine): void {
  const { operands } = line;
  const only = operands[0];
  if (line.operation === 0) oldStyle(line);
  else if (line.operation === Flag.stop) {
    if (!line.fromFile || only === undefined) throw new UsageError();
    if (!line.force && operands.some((operand) => operand.includes('='))) throw new UsageError();
  } else if (operands.length > 1 || only?.includes('=')) {
    if (line.force || line.operation & Flag.cleanUp) throw new UsageError();
    line.fromFile = false;
    line.given.push(...givenParameters(operands));
  } else if (line.force || !line.fromFile) throw new UsageError();
}

function oldStyle(line: CommandLine): void {
  const [path = '', hostname = '', addresses = '', ...command] = line.operands;
  if (command.length === 0 || !path.startsWith('/')) throw new UsageError();
  line.operation = Flag.start;
  line.oldStyle = true;
  line.fromFile = false;
  line.given.push({ name: 'path', value: path }, { name: 'host.hostname', value: hostname });
  if (addresses !== '') {
    for (const address of addresses.split(',')) {
      line.given.push({ name: isIPv6(address) ? 'ip6.addr' : 'ip4.addr', value: address });
    }
  }
  line.given.push(...command.map((value) => ({ name: 'command', value })), ...OLD_PERMISSIONS);
}

function givenParameters(operands: readonly string[]): GivenParameter[] {
  const given: GivenParameter[] = [];
  for (let index = 0; index < operands.length; index++) {
    const operand = operands[index] ?? '';
    const equals = operand.indexOf('=');
    const name = equals < 0 ? operand : operand.slice(0, equals);
    const value = equals < 0 ? undefined : operand.slice(equals + 1);
    if (name === 'command') {
      const words = [...(value === undefined ? [] : [value]), ...operands.slice(index + 1)];
      return [...given, ...words.map((word) => ({ name, value: word }))];
    }
    if (value === undefined) given.push({ name });
    else if (LISTS.includes(name)) given.push(...value.split(',').map((one) => ({ name, value: one })));
    else given.push({ name, value });
  }
  return given;
}
