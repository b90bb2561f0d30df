import { ERRNO_TEXT, SystemError } from '../errno';
import type { JailParameter } from '../kernel/jail-parameter';
import { exportValue, fillIn } from '../kernel/jail-parameter';
import { JAILSYS } from '../kernel/parameter-types';
import type { Prison } from '../kernel/prison';
import type { JailHost } from './host';
import { quoted } from './print-jail';
import type { Task } from './task';

/** jail_set(2), told about with -v. */
export function setNoted(
  host: JailHost,
  task: Task,
  verbosity: number,
  parameters: readonly JailParameter[],
  operation: 'create' | 'update',
): Prison {
  const passed = parameters.map((parameter) => ({ ...parameter }));
  passed.forEach(fillIn);
  const note = (outcome: string): void => {
    if (verbosity <= 0) return;
    const words = passed.map((parameter) => {
      const value = exportValue(parameter);
      return ` ${parameter.name}${value === undefined ? '' : `=${quoted(value)}`}`;
    });
    const prefix = task.name === undefined ? '' : `${task.name}: `;
    const call = operation === 'create' ? 'JAIL_CREATE' : 'JAIL_UPDATE';
    host.out(`${prefix}jail_set(${call})${words.join('')}${outcome}\n`);
  };
  try {
    const prison = host.prisons.set(passed, operation);
    note('');
    return prison;
  } catch (error) {
    if (error instanceof SystemError) note(`: ${ERRNO_TEXT[error.errno]}`);
    throw error;
  }
}

/** The first parameter that only jail_set(JAIL_CREATE) takes and that the running jail has otherwise. */
export function fixedParameterDiffers(
  parameters: readonly JailParameter[],
  prison: Prison,
  host: JailHost,
): string | undefined {
  const fixed = parameters.filter(({ type, name }) => type.access === 'create' && name !== 'jid');
  return fixed.find((parameter) => !sameBytes(wanted(parameter), current(parameter, prison, host)))?.name;
}

function wanted({ type, value }: JailParameter): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return type.kind === 'string' ? '' : 1;
}

function current({ type }: JailParameter, prison: Prison, host: JailHost): string | number {
  switch (type.name) {
    case 'path':
      return prison.path;
    case 'osrelease':
    case 'osreldate':
      return userland(type.name, prison, host);
    case 'vnet':
      return JAILSYS.findIndex((word) => word === (prison.settings.vnet ?? 'inherit'));
    default:
      return JAILSYS.findIndex((word) => word === addressMode(prison, type.name));
  }
}

/** Addresses count for more than `ip4 = inherit` beside them. */
function addressMode(prison: Prison, family: string): unknown {
  if (prison.settings[`${family}.addr`] !== undefined) return 'new';
  return prison.settings[family] ?? 'disable';
}

/** A jail has its parent's when none was given (kern_jail.c). */
function userland(name: 'osrelease' | 'osreldate', prison: Prison, host: JailHost): string | number {
  const own = prison.settings[name];
  if (typeof own === 'string' || typeof own === 'number') return own;
  const parent = prison.parent === undefined ? undefined : host.prisons.get({ jid: prison.parent }, true);
  return parent ? userland(name, parent, host) : host[name];
}

/** jail(8) compares numbers as C strings, byte by byte up to the first zero. */
function sameBytes(one: string | number, other: string | number): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  const bytes = (number: number): string => {
    const buffer = Buffer.alloc(4);
    buffer.writeInt32LE(number | 0);
    return buffer.toString('latin1').replace(/\0.*$/s, '');
  };
  return bytes(one) === bytes(other);
}
