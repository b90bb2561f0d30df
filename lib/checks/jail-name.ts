import { ValueError } from '../errors/values';
import { parseJailName } from '../values/jail-name';
import { eachJail } from './each';

/** Constructs refuse such a name at once; a manifest may also come from an existing jail.conf. */
export const jailName = eachJail(({ name }) => {
  try {
    parseJailName(name);
    return undefined;
  } catch (error) {
    if (error instanceof ValueError) {
      return error.message;
    }
    throw error;
  }
});
