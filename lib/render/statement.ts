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

/** Values of one origin that still wait for the parameter they belong to. */
export interface OriginatedValues {
  readonly texts: readonly string[];
  readonly origin: Origin;
}

/** Joins values into the one parameter they belong to; no values give no parameter. */
export function listStatement(name: string, parts: readonly OriginatedValues[]): Statement[] {
  const values: string[] = [];
  const origins: Origin[] = [];
  for (const { texts, origin } of parts) {
    for (const text of texts) {
      values.push(text);
      origins.push(origin);
    }
  }
  return values.length === 0 ? [] : [{ name, values, origins }];
}
