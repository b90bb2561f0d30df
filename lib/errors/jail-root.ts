/** What is wrong with a jail's root. */

export function notABase(got: string): string {
  return `a root is made from a NullfsBase, got ${got}`;
}

export function notADataset(got: string): string {
  return `a root's dataset must be a Dataset, got ${got}`;
}
