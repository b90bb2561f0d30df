import * as errors from '../errors/check-isolation';
import { filesOf } from '../manifest/late-bound-files';
import { eachJail } from './each';

const SETUID = 4;
const SETGID = 2;

/** Rarely meant, and in a jail's root on the host it serves whoever reaches it there. */
export const setIdFile = eachJail((jail) =>
  filesOf(jail).flatMap(({ destination, mode, owner, group }) => {
    const bits = Number(mode[0]);
    if ((bits & (SETUID | SETGID)) === 0) {
      return [];
    }
    return [errors.setIdFile(destination, mode, bits & SETUID ? `user '${owner}'` : `group '${group}'`)];
  }),
);
