/** What is wrong with a limit. */

export function noJail(): string {
  return "a limit needs a jail: make it inside the Jail (new RctlLimit(jail, …)) or pass 'jail'";
}

export function sizeForCount(resource: string, unit: string): string {
  return `'amount': ${resource} is counted in ${unit}, pass a whole number instead of a Size`;
}

export function countForSize(resource: string, amount: number): string {
  return `'amount': ${resource} is counted in bytes, pass a Size such as Size.mebibytes(512) instead of ${amount}`;
}

export function notWhole(amount: number): string {
  return `'amount' must be a whole number of at least 0, got ${amount}`;
}

export function jailOfOtherStack(jail: string): string {
  return `jail '${jail}' is in another stack, make the limit inside the Jail`;
}
