import { riskOf } from '../facts';
import { textOf, type SourceJail } from './source-jail';

/** What `acknowledgeRisk()` says of a parameter that weakens a jail. */
export interface AcceptedRisk {
  readonly parameter: string;
  readonly reason: string;
}

/** A comment by which `conf lint` takes a parameter as accepted, and which synth itself writes. */
const WORD = 'accepted:';

/**
 * Parts a reason from the other comments of a parameter. Where there is no risk to accept, it stays a
 * comment like any other.
 */
export function partReason(
  jail: SourceJail,
  parameters: readonly string[],
  comments: readonly string[],
): { readonly accepted: readonly AcceptedRisk[]; readonly others: readonly string[] } {
  const parameter = parameters.find((name) => isRisk(jail, name));
  const at = comments.findIndex((line) => line.startsWith(WORD) && line.length > WORD.length);
  if (parameter === undefined || at < 0) {
    return { accepted: [], others: comments };
  }
  const reason = comments[at]!.slice(WORD.length).trim();
  return { accepted: [{ parameter, reason }], others: comments.filter((_, index) => index !== at) };
}

function isRisk(jail: SourceJail, name: string): boolean {
  const value = textOf(jail, name);
  return value !== undefined && riskOf(name, value) !== undefined;
}
