/** By code units: the same order on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The texts in order: themselves if they are, as all that we put into a manifest. */
export function sorted(texts: readonly string[]): readonly string[] {
  const isSorted = texts.every((text, index) => index === 0 || texts[index - 1]! <= text);
  return isSorted ? texts : [...texts].sort();
}

/** A sorted copy. */
export function sortBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...items].sort((a, b) => compareText(key(a), key(b)));
}

/** The same names and values, in the order of the names. */
export function sortedRecord<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(sortBy(Object.entries(record), ([name]) => name));
}
