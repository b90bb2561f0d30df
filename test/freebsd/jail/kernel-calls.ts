import { ERRNO_TEXT, SystemError } from '../errno';
import type { JailParameter } from '../kernel/jail-parameter';
import { exportValue, fillIn } from '../kernel/jail-parameter';
import { JAILSYS } from '../kernel/parameter-types';
import type { Prison } from '../kernel/prison';
import { osreldate } from '../release';
import type { Release } from '../release';
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
  release: Release,
): string | undefined {
  const fixed = parameters.filter(({ type, name }) => type.access === 'create' && name !== 'jid');
  return fixed.find((parameter) => !sameBytes(wanted(parameter), current(parameter, prison, release)))?.name;
}

function wanted({ type, value }: JailParameter): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return type.kind === 'string' ? '' : 1;
}

function current({ type }: JailParameter, prison: Prison, release: Release): string | number {
  switch (type.name) {
    case 'path':
      return prison.path;
    case 'osrelease':
      return text(prison, 'osrelease') ?? `${release}-RELEASE`;
    case 'osreldate': {
      const set = prison.settings.osreldate;
      return typeof set === 'number' ? set : osreldate(release);
    }
    case 'vnet':
      return jailsys(prison, 'vnet', 'inherit');
    default:
      return jailsys(
        prison,
        type.name,
        prison.settings[`${type.name}.addr`] === undefined ? 'disable' : 'new',
      );
  }
}

const text = (prison: Prison, name: string): string | undefined => {
  const set = prison.settings[name];
  return typeof set === 'string' ? set : undefined;
};

const jailsys = (prison: Prison, name: string, otherwise: string): number =>
  JAILSYS.findIndex((word) => word === (text(prison, name) ?? otherwise));

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
