import { checkParameterValue, jailParameter } from '../facts';
import type { FieldValue } from '../diff/trait';
import type { Literal } from './plan';

/** A parameter's value as a program writes it: a boolean, a number, a string or a list, by its type. */
export function plainValue(name: string, value: FieldValue): Exclude<Literal, { code: string }> {
  const parameter = jailParameter(name)?.parameter;
  if (typeof value !== 'string') {
    return parameter?.type.endsWith('list') || value.length !== 1 ? value : value[0]!;
  }
  switch (parameter?.type) {
    case 'bool':
      return value === 'true';
    case 'int':
      return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
    default:
      return value;
  }
}

/** Why the library would not take it; undefined when it does. */
export function parameterValueFault(name: string, value: Literal): string | undefined {
  const parameter = jailParameter(name)?.parameter;
  if (parameter === undefined) {
    return 'the library does not know this parameter';
  }
  return checkParameterValue(parameter, value as Parameters<typeof checkParameterValue>[1]);
}
