import { ERRNO_TEXT } from '../errno';
import { importParameter, ParameterError } from '../kernel/jail-parameter';
import type { JailParameter } from '../kernel/jail-parameter';
import { parameterType } from '../kernel/parameter-types';
import { atLeast } from '../release';
import { isError } from './check-path';
import { OPERATION, Flag } from './flags';
import type { JailHost } from './host';
import type { Parameter } from './parameter-list';
import { internalParameter, leadingInteger } from './parameter-list';
import type { Task } from './task';

type Report = (message: string) => void;

/** Whether jail(8) of this release keeps the parameter for itself. */
export function isInternal(host: JailHost, name: string): boolean {
  const internal = internalParameter(name);
  return internal !== undefined && (internal.name !== 'zfs.dataset' || atLeast(host.release, '15.1'));
}

/**
 * Checks the parameters that are jail(8)'s own, takes interfaces and masks out of the addresses, and
 * reads the fstab files. Each call adds to the derived lists again: so does jail(8), which is why
 * `-cm` mounts twice. Returns false after reporting.
 */
export function checkInternal(host: JailHost, task: Task, report: Report): boolean {
  let valid = true;
  for (const parameter of task.parameters.items) {
    const complaint = wrongValue(host, parameter);
    if (complaint === undefined) continue;
    report(complaint);
    valid = false;
  }
  splitAddresses(task, 'ip4.addr');
  splitAddresses(task, 'ip6.addr');
  return readFstabs(host, task, report) && valid;
}

function wrongValue(host: JailHost, { name, values }: Parameter): string | undefined {
  const last = values.at(-1);
  const kind = isInternal(host, name) ? internalParameter(name)?.kind : undefined;
  if (last === undefined || kind === undefined) return undefined;
  const { whole, any } = leadingInteger(last);
  if (kind === 'int') return any && whole ? undefined : `${name}: non-integer value "${last}"`;
  if (whole || ['true', 'false'].includes(last.toLowerCase())) return undefined;
  return `${name}: unknown boolean value "${last}"`;
}

function splitAddresses(task: Task, name: 'ip4.addr' | 'ip6.addr'): void {
  const addresses = task.parameters.find(name);
  if (!addresses) return;
  const hasInterface = task.parameters.text('interface') !== undefined;
  for (const value of addresses.values) {
    if (value.includes('|') || hasInterface) task.derived[name].push(value);
  }
  addresses.values = addresses.values.map((value) =>
    value
      .replace(/^[^|]*\|/, '')
      .replace(/\/.*$/s, '')
      .replace(/ .*$/s, ''),
  );
}

function readFstabs(host: JailHost, task: Task, report: Report): boolean {
  let readable = true;
  for (const file of task.parameters.values('mount.fstab') ?? []) {
    if (file === '') continue;
    const text = host.files.read(file);
    // A directory can be opened like a file; it only has no lines.
    if (isError(text) && text.error === ERRNO_TEXT.EISDIR) continue;
    if (isError(text)) {
      report(`mount.fstab: ${file}: ${text.error}`);
      readable = false;
      continue;
    }
    task.derived['mount.fstab'].push(...fstabLines(text));
  }
  return readable;
}

/** A `#` ends the line wherever it stands, even inside a word. */
const fstabLines = (text: string): string[] =>
  text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => line.replace(/#.*$/s, ''));

/** Turns the kernel's parameters into what jail_set(2) takes. Returns false after reporting. */
export function importAll(host: JailHost, task: Task, report: Report): boolean {
  const imported: JailParameter[] = [];
  let valid = true;
  for (const { name, values } of task.parameters.items) {
    if (isInternal(host, name)) continue;
    try {
      imported.push(importParameter(name, kernelText(host, name, values), host.release));
    } catch (error) {
      if (!(error instanceof ParameterError)) throw error;
      report(error.message);
      valid = false;
    }
  }
  task.kernelParameters = imported;
  return valid;
}

/** A list becomes one text with commas; of anything else only the last value counts. */
function kernelText(host: JailHost, name: string, values: readonly string[]): string | undefined {
  const kind = parameterType(name, host.release)?.type.kind;
  return kind === 'ip4' || kind === 'ip6' ? joined(values) : values.at(-1);
}

const joined = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : values.join(',');

export const wantsKernelParameters = (task: Task): boolean =>
  (task.flags & OPERATION & (Flag.start | Flag.set)) !== 0;
