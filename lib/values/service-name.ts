import { serviceNameUnreadable } from '../errors/values';
import { checkLength } from './text';

const plain = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/** The name of a script in /etc/rc.d or /usr/local/etc/rc.d: `nginx`, `php_fpm`. */
export function parseServiceName(name: string): string {
  checkLength(name, 'service', 255);
  if (!plain.test(name)) throw serviceNameUnreadable(name);
  return name;
}
