import { ValueError } from '../../../lib/errors/values';

/** The text of the ValueError that a call throws; a call that throws nothing or something else fails. */
export function thrownBy(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof ValueError) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}
