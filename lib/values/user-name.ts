import { userNameUnreadable, userNumberTooLarge } from '../errors/values';
import { checkLength } from './text';

/** MAXLOGNAME is 33 with the NUL at the end. */
const maximumBytes = 32;
/** pw(8) takes a '$' at the end, for accounts of machines. */
const plain = /^[A-Za-z_][A-Za-z0-9_.-]*\$?$/;
const digits = /^\d+$/;
/** The number -1 means nobody's to chown(2). */
const largestNumber = 4_294_967_294;

/** A user or a group, by name or by number: `www`, `80`. */
export function parseUserName(name: string): string {
  checkLength(name, 'user or group', maximumBytes);
  if (digits.test(name)) {
    if (Number(name) > largestNumber) throw userNumberTooLarge(name);
    return name;
  }
  if (!plain.test(name)) throw userNameUnreadable(name);
  return name;
}
