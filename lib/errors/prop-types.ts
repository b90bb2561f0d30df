/** What is wrong with a value of a prop, beyond what the value objects find themselves. */

export function wrongFamily(text: string, family: 4 | 6): string {
  return `'${text}' is not an IPv${family} address`;
}

export function blankCommand(): string {
  return 'a command cannot be blank';
}

export function badSource(text: string): string {
  return `'${text}' is neither a URL (https://…) nor an absolute path on the host`;
}

export function leadingSlash(text: string): string {
  return `'${text}' counts from the root, leave out the leading slash`;
}

export function emptySource(): string {
  return 'a source cannot be empty, name a file';
}
