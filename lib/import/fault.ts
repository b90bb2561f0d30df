import { ValueError } from '../errors/values';

/** Why a value is none that the library takes; undefined when it is. */
export function faultOf(parse: () => unknown): string | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (error instanceof ValueError) {
      return error.message;
    }
    throw error;
  }
}
