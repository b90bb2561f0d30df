/** A hash by which names and numbers are derived: the same in every run and on every machine. */
import { hash } from 'node:crypto';

/** SHA-256 of the parts; parts are kept apart by a NUL, which no name holds. */
export function stableHash(...parts: readonly string[]): Buffer {
  return hash('sha256', parts.join('\0'), 'buffer');
}

const epairUnits = { first: 1000, last: 32767 } as const;

/** A unit number of a cloned interface: above what people number by hand, at most what the kernel takes. */
export function stableUnit(...parts: readonly string[]): number {
  const { first, last } = epairUnits;
  return first + (stableHash(...parts).readUInt32BE(0) % (last - first + 1));
}
