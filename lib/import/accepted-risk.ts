import { riskOf } from '../facts';
import { acceptedReason, type OwnedComment } from '../jailconf';
import { textOf, type SourceJail } from './source-jail';

/** What `acknowledgeRisk()` says of a parameter that weakens a jail. */
export interface AcceptedRisk {
  readonly parameter: string;
  readonly reason: string;
}

/**
 * Parts a reason from the other lines of a parameter's comments. Where there is no risk to accept, or an
 * empty line in between, it stays a comment like any other, as it does for `conf lint`.
 */
export function partReason(
  jail: SourceJail,
  parameters: readonly string[],
  comments: readonly OwnedComment[],
): { readonly accepted: readonly AcceptedRisk[]; readonly others: readonly string[] } {
  const parameter = parameters.find((name) => isRisk(jail, name));
  const lines = comments.flatMap(({ lines: texts, apart }) => texts.map((text) => ({ text, apart })));
  const line = lines.find(({ text, apart }) => !apart && acceptedReason(text) !== undefined);
  const reason = acceptedReason(line?.text ?? '');
  if (parameter === undefined || reason === undefined) {
    return { accepted: [], others: lines.map(({ text }) => text) };
  }
  return {
    accepted: [{ parameter, reason }],
    others: lines.filter((one) => one !== line).map(({ text }) => text),
  };
}

function isRisk(jail: SourceJail, name: string): boolean {
  const value = textOf(jail, name);
  return value !== undefined && riskOf(name, value) !== undefined;
}
