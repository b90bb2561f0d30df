import { isIPv4, isIPv6 } from 'node:net';
import { leadingInteger } from '../jail/parameter-list';
import type { Release } from '../release';
import { canonicalIPv6 } from './inet';
import { JAILSYS, parameterType, withNo, withoutNo } from './parameter-types';
import type { ParameterType } from './parameter-types';

export type ParameterValue = number | string | readonly string[];

/** A parameter in the form that libjail hands to jail_set(2); no value means none was given. */
export interface JailParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly negated: boolean;
  value?: ParameterValue;
}

export class ParameterError extends Error {}

/** jailparam_init(3) and jailparam_import(3), with their error texts. */
export function importParameter(name: string, text: string | undefined, release: Release): JailParameter {
  const known = parameterType(name, release);
  if (!known) throw new ParameterError(`unknown parameter: ${name}`);
  const parameter: JailParameter = { name, ...known };
  if (text !== undefined) parameter.value = importValue(parameter, text);
  return parameter;
}

function importValue({ name, type }: JailParameter, text: string): ParameterValue {
  switch (type.kind) {
    case 'string':
    case 'keyvalue':
      return text;
    case 'bool':
      return enumerated(name, 'boolean', ['false', 'true'], text);
    case 'jailsys':
      return text === '' ? JAILSYS.indexOf('new') : enumerated(name, 'jailsys', JAILSYS, text);
    case 'int': {
      const { value, whole } = leadingInteger(text);
      if (!whole) throw new ParameterError(`${name}: non-integer value "${text}"`);
      return value | 0;
    }
    default:
      return importAddresses(name, type.kind, text);
  }
}

function enumerated(name: string, kind: string, words: readonly string[], text: string): number {
  const index = words.indexOf(text.toLowerCase());
  if (index >= 0) return index;
  const { value, whole } = leadingInteger(text);
  if (!whole) throw new ParameterError(`${name}: unknown ${kind} value "${text}"`);
  return value | 0;
}

function importAddresses(name: string, kind: 'ip4' | 'ip6', text: string): string[] {
  if (text === '' || text === '-') return [];
  return text.split(',').map((address) => {
    const family = kind === 'ip4' ? 'IPv4' : 'IPv6';
    const valid = kind === 'ip4' ? isIPv4(address) : isIPv6(address) && !address.includes('%');
    if (!valid) throw new ParameterError(`${name}: not an ${family} address: ${address}`);
    return kind === 'ip4' ? address : canonicalIPv6(address);
  });
}

/** What jailparam_set(3) puts in place of a missing value, before it asks the kernel. */
export function fillIn(parameter: JailParameter): void {
  if (parameter.value !== undefined || parameter.type.kind === 'bool') return;
  if (parameter.type.kind === 'keyvalue') return;
  if (parameter.type.kind === 'string') parameter.value = '';
  else if (parameter.type.kind === 'int') parameter.value = 0;
  else if (parameter.type.kind === 'jailsys') parameter.value = JAILSYS.indexOf('new');
}

/** jailparam_export(3). */
export function exportValue({ type, value }: JailParameter): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return value.join(',');
  if (type.kind === 'bool') return ['false', 'true'][value] ?? String(value);
  if (type.kind === 'jailsys') return JAILSYS[value] ?? String(value);
  return String(value);
}

/** Whether a boolean is switched on by this parameter, its `no` form reckoned in. */
export const switchesOn = (parameter: JailParameter): boolean =>
  (parameter.value !== 0) !== parameter.negated;

/** The parameter as the kernel receives it: a boolean that is off becomes its counterpart. */
export function asPassed(parameter: JailParameter): string {
  const { name, type } = parameter;
  if (type.kind === 'bool') {
    if (parameter.value !== 0) return name;
    return parameter.negated ? (withoutNo(name) ?? name) : withNo(name);
  }
  const value = exportValue(parameter);
  return value === undefined ? name : `${name}=${value}`;
}
