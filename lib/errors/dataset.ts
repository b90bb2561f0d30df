/** What is wrong with a dataset. */

export function propertyHasProp(name: string): string {
  return `'properties.${name}' has a prop of its own, pass '${name}'`;
}

export function unknownProperty(name: string, nearest: string | undefined): string {
  return nearest === undefined
    ? `'properties.${name}' is not a property of zfsprops(7); a user property has a colon in its name`
    : `'properties.${name}' is not a property of zfsprops(7), did you mean '${nearest}'`;
}

export function propertyIsMark(name: string): string {
  return `'properties.${name}' is a mark by which the library knows its own datasets, leave it out`;
}
