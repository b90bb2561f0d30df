import { byteText, rctlResource } from '../facts';
import type { LimitEntry } from '../manifest/jail-schema';

/** The shortest exact form of an amount as rctl(8) reads it: `512M`, `100`. */
export function shortAmount(limit: LimitEntry): string {
  const isBytes = rctlResource(limit.resource)?.unit.startsWith('bytes') ?? false;
  return isBytes ? byteText(limit.amount) : String(limit.amount);
}
