import { isIpv4Address, isIpv6Address } from './address';
import { readCInteger } from './c-integer';
import { reasonOf } from './loader';
import type { MergedJail } from './merge';
import {
  cutAsLibjail,
  fstabUnreadable,
  inJail,
  nonInteger,
  notAnAddress,
  unknownBoolean,
  unknownJailsys,
  unknownParameter,
} from './messages';
import type { MergedParameter } from './parameter-list';
import type { KernelType, ParameterTypes } from './parameter-types';
import { typeOfParameter } from './parameter-types';
import type { SourceReader } from './source';

/** What values are checked against. */
export interface ValueChecks {
  readonly types: ParameterTypes;
  /** Where the files of `mount.fstab` are looked for, if they are. */
  readonly fstabReader: SourceReader | undefined;
  /** Whether a value stands for one that nobody knows yet, and so cannot be wrong. */
  readonly isPlaceholder: (value: string) => boolean;
}

/**
 * Checks the values of one jail as jail(8) does before it starts anything: first those of its own
 * parameters, then, if they are right, what libjail makes of the kernel's.
 */
export function checkJail(jail: MergedJail, checks: ValueChecks): void {
  checkOwnParameters(jail, checks);
  if (checks.fstabReader) {
    checkFstabs(jail, checks.fstabReader);
  }
  if (!jail.failed) {
    checkKernelParameters(jail, checks);
  }
}

function checkOwnParameters(jail: MergedJail, { isPlaceholder }: ValueChecks): void {
  for (const parameter of jail.parameters) {
    const value = parameter.values.at(-1);
    if (value === undefined || isPlaceholder(value)) {
      continue;
    }
    if (parameter.internal?.check === 'boolean' && !isOwnBoolean(value)) {
      complain(jail, parameter, unknownBoolean(parameter.name, value));
    }
    if (parameter.internal?.check === 'integer' && !isOwnInteger(value)) {
      complain(jail, parameter, nonInteger(parameter.name, value));
    }
  }
}

function checkFstabs(jail: MergedJail, reader: SourceReader): void {
  const parameter = jail.internal.get('mount.fstab');
  for (const path of parameter?.values ?? []) {
    const content = path === '' ? 'EISDIR' : reader.read(path);
    if (parameter && typeof content === 'string' && content !== 'EISDIR') {
      complain(jail, parameter, fstabUnreadable(path, reasonOf(content)));
    }
  }
}

function checkKernelParameters(jail: MergedJail, { types, isPlaceholder }: ValueChecks): void {
  const addresses = [jail.internal.get('ip4.addr'), jail.internal.get('ip6.addr')];
  for (const parameter of jail.parameters) {
    if (!parameter.isVariable && parameter.internal?.use !== 'own') {
      const values = addresses.includes(parameter)
        ? parameter.values.filter((value) => !isPlaceholder(value)).map(plainAddress)
        : knownValues(parameter, isPlaceholder);
      const message = checkKernelParameter(parameter.name, values, types);
      if (message !== undefined) {
        complain(jail, parameter, cutAsLibjail(message));
      }
    }
  }
}

/** Of several values the last counts; where it is not known yet, there is none to check. */
function knownValues(
  { values }: MergedParameter,
  isPlaceholder: ValueChecks['isPlaceholder'],
): readonly string[] {
  const last = values.at(-1);
  return last !== undefined && isPlaceholder(last) ? [] : values;
}

function checkKernelParameter(
  name: string,
  values: readonly string[],
  types: ParameterTypes,
): string | undefined {
  const type = typeOfParameter(name, types);
  const last = values.at(-1);
  if (type === undefined) {
    return unknownParameter(name);
  }
  return last === undefined ? undefined : checkValue(name, type, values, last);
}

function checkValue(
  name: string,
  type: KernelType,
  values: readonly string[],
  last: string,
): string | undefined {
  switch (type) {
    case 'string':
    case 'key-values':
      return undefined;
    case 'boolean':
      return isWord(last, ['false', 'true']) || isNumberOrEmpty(last)
        ? undefined
        : unknownBoolean(name, last);
    case 'jailsys':
      return isWord(last, ['disable', 'new', 'inherit']) || isNumberOrEmpty(last)
        ? undefined
        : unknownJailsys(name, last);
    case 'integer':
      return isNumberOrEmpty(last) ? undefined : nonInteger(name, last);
    case 'ip4-list':
      return checkAddresses(name, values, 4, isIpv4Address);
    case 'ip6-list':
      return checkAddresses(name, values, 6, isIpv6Address);
  }
}

/** All values make one list, and a comma in one of them makes it two. */
function checkAddresses(
  name: string,
  values: readonly string[],
  family: 4 | 6,
  isAddress: (text: string) => boolean,
): string | undefined {
  const list = values.join(',');
  const wrong = list === '' || list === '-' ? undefined : list.split(',').find((text) => !isAddress(text));
  return wrong === undefined ? undefined : notAnAddress(name, family, wrong);
}

/** What is left of `interface|address/mask options` for the kernel. */
export function plainAddress(value: string): string {
  return value.slice(value.indexOf('|') + 1).split(/[/ ]/, 1)[0] ?? '';
}

function isOwnBoolean(value: string): boolean {
  return isWord(value, ['false', 'true']) || isNumberOrEmpty(value);
}

function isOwnInteger(value: string): boolean {
  return value !== '' && isNumberOrEmpty(value);
}

function isWord(value: string, words: readonly string[]): boolean {
  return words.includes(value.replace(/[A-Z]/g, (letter) => letter.toLowerCase()));
}

/** strtol(3) reads the value to its end; it does so with an empty one too. */
function isNumberOrEmpty(value: string): boolean {
  return readCInteger(value).length === value.length;
}

function complain(jail: MergedJail, parameter: MergedParameter, message: string): void {
  jail.complain(inJail(jail.name, message), parameter.statements.at(-1) ?? jail.block);
}
