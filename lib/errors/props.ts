/** What is wrong with a construct's props, whatever the construct. */

export function notAnObject(got: string): string {
  return `the props must be an object, got ${got}`;
}

/** More than these would bury the message. */
const MOST_LISTED = 8;

export function unknownProp(name: string, nearest: string | undefined, known: readonly string[]): string {
  if (nearest !== undefined) {
    return `unknown prop '${name}', did you mean '${nearest}'`;
  }
  const cure = known.length > MOST_LISTED ? 'leave it out' : `use one of ${known.join(', ')}`;
  return `unknown prop '${name}', ${cure}`;
}

/** A prop with a choice of values is missing. */
export function missingChoice(name: string, allowed: readonly string[]): string {
  const cure =
    allowed.length > MOST_LISTED ? `a value such as '${allowed[0]}'` : `one of ${allowed.join(', ')}`;
  return missingProp(name, `give it ${cure}`);
}

export function missingProp(name: string, cure: string): string {
  return `'${name}' is missing, ${cure}`;
}

export function wrongType(name: string, expected: string, got: string): string {
  return `'${name}' must be ${expected}, got ${got}`;
}

export function notOneOf(
  name: string,
  allowed: readonly string[],
  got: string,
  nearest: string | undefined,
): string {
  return nearest === undefined || allowed.length <= MOST_LISTED
    ? `'${name}' must be one of ${allowed.join(', ')}, got ${got}`
    : `'${name}' cannot be ${got}, did you mean '${nearest}'`;
}

export function emptyText(name: string): string {
  return `'${name}' is empty, leave it out or give it a value`;
}

export function emptyList(name: string): string {
  return `'${name}' is an empty list, leave it out or name at least one`;
}

export function wrongInstance(name: string, cure: string, got: string): string {
  return `'${name}': ${cure}, got ${got}`;
}

export function wrongValue(name: string, reason: string): string {
  return `'${name}': ${reason}`;
}

export function lateBoundProp(name: string): string {
  return `'${name}' must be known at synth, got a Terraform value`;
}
