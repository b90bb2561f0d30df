import { Token, Tokenization } from 'cdktf';

/** Numbers that stand for Terraform values are encoded far out here; no real one comes near. */
const FIRST_ENCODED_NUMBER = -1e290;

/**
 * True for a value that only Terraform knows: a variable, or another resource's attribute. Asked of
 * every prop of every construct, so what cannot be one is told apart without asking cdktf.
 */
export function isLateBound(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
      // an item that stands for a whole list is told apart by the list only
      return value.includes('{TfToken[') && (Token.isUnresolved(value) || Token.isUnresolved([value]));
    case 'number':
      return value < FIRST_ENCODED_NUMBER && Token.isUnresolved(value);
    case 'object':
      return value !== null && Token.isUnresolved(value);
    default:
      return false;
  }
}

/** A Terraform value as a text, where cdktf has it as an object: `variable.value`, `local.expression`. */
export function asLateBoundText(value: unknown): unknown {
  return Tokenization.isResolvable(value) ? Token.asString(value) : value;
}
