import type { IResolvable, IResolveContext } from 'cdktf';
import { Token } from 'cdktf';

/** Where a template sequence starts in Terraform's strings, but for the places where cdktf keeps a value. */
const TEMPLATE_START = /[$%](?=\{(?!TfToken\[))/g;

/** Text that Terraform shows as it is: `${` and `%{` are doubled. */
export function escapeTemplate(text: string): string {
  return text.includes('{') ? text.replace(/[$%](?=\{)/g, '$&$&') : text;
}

/**
 * Text that Terraform shows as it is, except for the Terraform values in it. `ignoreEscapes` keeps
 * cdktf from reading `${A:-${value}}` as one escaped group, where it would lose the inner braces.
 */
export function verbatim(text: string, context: IResolveContext): string {
  const escaped = text.replace(TEMPLATE_START, '$&$&');
  if (!Token.isUnresolved(escaped)) {
    return escaped;
  }
  context.ignoreEscapes = true;
  return context.resolve(escaped) as string;
}

/** The same for text without Terraform values; nothing if there may be one. */
export function settledText(text: string): string | undefined {
  return text.includes('{TfToken[') ? undefined : escapeTemplate(text);
}

/** A string for Terraform whose text is made at synth and may hold Terraform values. */
export function terraformText(produce: () => string): string {
  const text: IResolvable = {
    creationStack: [],
    resolve: (context) => verbatim(produce(), context),
    toString: () => Token.asString(text),
  };
  return Token.asString(text);
}
