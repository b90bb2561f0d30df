import { hash } from 'node:crypto';
import { sha256NotHexadecimal, sha256WrongLength } from '../errors/values';

const hexadecimal = /^[0-9a-f]{64}$/;

/** A SHA-256 sum in 64 lower-case hexadecimal digits; upper case is read too. */
export function parseSha256(sum: string): string {
  if (sum.length !== 64) throw sha256WrongLength(sum);
  const lower = sum.toLowerCase();
  if (!hexadecimal.test(lower)) throw sha256NotHexadecimal(sum);
  return lower;
}

/** The sum of a file's content; text is summed in its UTF-8 form. */
export function sha256Of(content: string | Uint8Array): string {
  return hash('sha256', content);
}
