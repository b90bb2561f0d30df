import { riskOf } from '../facts';
import { acceptedReason } from '../jailconf';
import { textOf, type SourceJail } from './source-jail';

/** What `acknowledgeRisk()` says of a parameter that weakens a jail. */
export interface AcceptedRisk {
  readonly parameter: string;
  readonly reason: string;
}

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
  const at = comments.findIndex((line) => acceptedReason(line) !== undefined);
  const reason = acceptedReason(comments[at] ?? '');
  if (parameter === undefined || reason === undefined) {
    return { accepted: [], others: comments };
  }
  return { accepted: [{ parameter, reason }], others: comments.filter((_, index) => index !== at) };
}

function isRisk(jail: SourceJail, name: string): boolean {
  const value = textOf(jail, name);
  return value !== undefined && riskOf(name, value) !== undefined;
}
