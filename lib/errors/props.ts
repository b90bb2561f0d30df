/** What is wrong with a construct's props, whatever the construct. */

export function notAnObject(got: string): string {
  return `the props must be an object, got ${got}`;
}

export function unknownProp(name: string, nearest: string | undefined): string {
  return nearest === undefined
    ? `unknown prop '${name}', leave it out`
    : `unknown prop '${name}', did you mean '${nearest}'`;
}

export function missingProp(name: string, cure: string): string {
  return `'${name}' is missing, ${cure}`;
}

export function wrongType(name: string, expected: string, got: string): string {
  return `'${name}' must be ${expected}, got ${got}`;
}

export function notOneOf(name: string, allowed: readonly string[], got: string): string {
  return `'${name}' must be one of ${allowed.join(', ')}, got ${got}`;
}

export function unknownValue(
  name: string,
  nearest: string | undefined,
  allowed: readonly string[],
  got: string,
): string {
  return nearest === undefined
    ? notOneOf(name, allowed, got)
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
