import { booleanOf, jailParameter, jailsysOf } from '../facts';
import type { FieldValue } from './trait';

/** A parameter as jail(8) has it after reading a file: `allow.noraw_sockets` without a value, say. */
export interface ConfParameter {
  readonly name: string;
  readonly values: readonly string[];
}

/** A parameter in the one form in which two that mean the same are equal. */
export interface NormalParameter {
  readonly name: string;
  readonly value: FieldValue;
}

/**
 * Leads the spellings of a parameter to one: a boolean to its positive name with `true` or `false`, a
 * bare `vnet` to `new` (jail(8)), any other to its value, or its list where it may have several.
 */
export function normalParameter({ name, values }: ConfParameter): NormalParameter {
  const known = jailParameter(name);
  if (known === undefined) {
    return { name, value: values };
  }
  const { parameter, negated, key } = known;
  const positive = key === undefined ? parameter.name : name;
  if (parameter.type === 'bool') {
    // What jail(8) refuses is taken for true: it says more than it should, not less.
    const on = booleanOf(values.at(-1) ?? 'true') ?? true;
    return { name: positive, value: String(on !== negated) };
  }
  if (parameter.type === 'jailsys') {
    const word = values.at(-1) ?? 'new';
    return { name: positive, value: jailsysOf(word) ?? word };
  }
  const single = !parameter.repeatable && values.length < 2;
  return { name: positive, value: single ? (values[0] ?? '') : values };
}

/** Whether a value is what holds anyway when the parameter is not set. */
export function isDefault(name: string, value: FieldValue | undefined): boolean {
  const known = jailParameter(name)?.parameter.default;
  return value === undefined || (known !== undefined && value === String(known));
}
