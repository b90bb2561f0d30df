import type { ParameterText } from '../jailconf/print';

/** What in the program asked for a line: a construct and its prop or method. */
export interface Origin {
  /** The construct path. */
  readonly path: string;
  /** `ip4Addresses`, `mount()`; or what the library itself does, in brackets: `(vnet)`. */
  readonly member: string;
}

/** A parameter of a jail's block together with the origin of each of its values. */
export interface Statement extends ParameterText {
  /** One for each value; exactly one for a parameter without a value. */
  readonly origins: readonly Origin[];
}

/** A value that still waits for the parameter it belongs to. */
export interface OriginatedValue {
  readonly text: string;
  readonly origin: Origin;
}

/** Joins values into the one parameter they belong to; no values give no parameter. */
export function listStatement(name: string, values: readonly OriginatedValue[]): Statement[] {
  if (values.length === 0) {
    return [];
  }
  return [{ name, values: values.map((value) => value.text), origins: values.map((value) => value.origin) }];
}

/** All of one origin. */
export function from(origin: Origin, texts: readonly string[] = []): OriginatedValue[] {
  return texts.map((text) => ({ text, origin }));
}
