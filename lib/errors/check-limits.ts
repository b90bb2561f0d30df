/** What is wrong with a jail's limits. */

export function limitRefused(limit: string, reason: string): string {
  return `limit '${limit}' cannot be: ${reason}`;
}

export function limitInUse(limit: string, other: string): string {
  return `limit '${limit}' is already set by '${other}', keep one of them`;
}

export function limitRefusesNothing(limit: string, reason: string): string {
  return `limit '${limit}' does not do what it says: ${reason}`;
}
