import { atLeast } from '../release';
import { checkPath } from './check-path';
import type { JailHost } from './host';
import { StepError } from './step-error';
import type { Step } from './steps';
import type { Task } from './task';
import type { HookCommand } from './words';
import { hookCommand, splitWords, unvis } from './words';

const IFCONFIG = '/sbin/ifconfig';
const MOUNT = '/sbin/mount';
const UMOUNT = '/sbin/umount';
const DEVFS_RULESET_OF_JAILS = '4';

const direct = (argv: readonly string[]): HookCommand => ({ argv, shell: false, background: false });

/** What one value of a step makes jail(8) run; an empty argv means nothing. Throws StepError. */
export function buildCommand(
  host: JailHost,
  task: Task,
  step: Step,
  value: string,
  down: boolean,
): HookCommand {
  switch (step) {
    case 'ip4.addr':
      return direct(alias(task, 'inet', value, down));
    case 'ip6.addr':
      return direct(alias(task, 'inet6', value, down));
    case 'vnet.interface':
      return direct([IFCONFIG, value, down ? '-vnet' : 'vnet', ...jailArgument(host, task)]);
    case 'mount':
    case 'mount.fstab':
      return direct(mountLine(host, task, step, value, down));
    case 'mount.devfs':
      return direct(ownMount(host, task, step, 'devfs', '/dev', down));
    case 'mount.fdescfs':
      return direct(ownMount(host, task, step, 'fdescfs', '/dev/fd', down));
    case 'mount.procfs':
      return direct(ownMount(host, task, step, 'procfs', '/proc', down));
    case 'zfs.dataset':
      return {
        argv: ['/bin/sh', '-c', attachDataset(value, jailArgument(host, task).join(' '))],
        shell: true,
        background: false,
      };
    case 'command':
      if (task.name === undefined) return direct(task.parameters.values('command') ?? []);
      return hookCommand(value);
    default:
      return hookCommand(value);
  }
}

/**
 * The jid; before main of 2025 only if it was configured, else the name. Since then a jail that does not
 * run (-cC) has neither, and the word is missing.
 */
function jailArgument(host: JailHost, task: Task): string[] {
  const jid = task.parameters.text('jid');
  if (jid !== undefined || atLeast(host.release, '15.1')) return jid === undefined ? [] : [jid];
  return [task.parameters.text('name') ?? ''];
}

function alias(task: Task, family: 'inet' | 'inet6', value: string, down: boolean): string[] {
  const [first = '', ...extra] = splitExtra(value);
  const bar = first.indexOf('|');
  const device = bar >= 0 ? first.slice(0, bar) : task.parameters.text('interface');
  // A blank before the `|` takes the interface away, and ifconfig its arguments.
  if (device === undefined) return [IFCONFIG];
  const address = first.slice(bar + 1);
  const slash = address.indexOf('/');
  const words = [IFCONFIG, device, family];
  if (slash < 0) {
    words.push(address, ...(family === 'inet' ? ['netmask', '255.255.255.255'] : ['prefixlen', '128']));
  } else if (family === 'inet' && address.slice(slash + 1).includes('.')) {
    words.push(address.slice(0, slash), 'netmask', address.slice(slash + 1));
  } else {
    words.push(address);
  }
  return [...words, ...(down ? [] : extra), down ? '-alias' : 'alias'];
}

/** The address, and the words for ifconfig after it. A blank at the very end stays with the address. */
function splitExtra(value: string): string[] {
  const blank = value.indexOf(' ');
  if (blank < 0 || blank === value.length - 1) return [value];
  return [
    value.slice(0, blank),
    ...value
      .slice(blank + 1)
      .split(' ')
      .filter((word) => word !== ''),
  ];
}

function mountLine(host: JailHost, task: Task, step: Step, line: string, down: boolean): string[] {
  const words = splitWords(line).slice(0, 4);
  const fields = words.map((word, index) => (index < 2 ? unvis(word) : word));
  if (fields.includes(undefined)) throw new StepError(`${step}: ${line}: fstab parse error`);
  const [source, target, type, options] = fields;
  if (source === undefined) return [];
  if (target === undefined || type === undefined) {
    throw new StepError(`${step}: ${line}: missing information`);
  }
  checkPath(host, jailPath(task), target, { parameter: step, ...(down && { mountedAs: type }) });
  if (down) return [UMOUNT, '-t', type, target];
  return [MOUNT, '-t', type, ...(options === undefined ? [] : ['-o', options]), source, target];
}

const jailPath = (task: Task): string => task.parameters.text('path') ?? '';

function ownMount(
  host: JailHost,
  task: Task,
  step: Step,
  type: string,
  below: string,
  down: boolean,
): string[] {
  const path = task.parameters.text('path');
  if (path === undefined) throw new StepError(`${step}: no jail root path defined`);
  const target = path + below;
  checkPath(host, path, target, { parameter: step, ...(down && { mountedAs: type }) });
  if (down) return [UMOUNT, target];
  const ruleset = task.parameters.text('devfs_ruleset') ?? DEVFS_RULESET_OF_JAILS;
  return [MOUNT, '-t', type, ...(type === 'devfs' ? [`-oruleset=${ruleset}`] : []), '.', target];
}

const attachDataset = (dataset: string, jid: string): string =>
  `if [ $(/sbin/zfs get -H -o value jailed ${dataset}) = on ]; then ` +
  `/sbin/zfs jail ${jid} ${dataset} || echo error, attaching ${dataset} to jail ${jid} failed; ` +
  `else echo error, you need to set jailed=on for dataset ${dataset}; fi`;

/** JID, JNAME and JPATH for a command of the host; new in main of 2025. */
export function jailEnvironment(host: JailHost, task: Task): Record<string, string> | undefined {
  if (!atLeast(host.release, '15.1')) return undefined;
  const jid = task.parameters.text('jid');
  const name = task.kernelName;
  return {
    ...(jid !== undefined && { JID: jid }),
    ...(name !== undefined && { JNAME: name }),
    JPATH: task.parameters.text('path') ?? '',
  };
}
