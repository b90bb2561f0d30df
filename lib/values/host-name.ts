/** Two kinds of names: what a Host is called here, and what a jail or host calls itself on the network. */
import { hostNameUnreadable, hostnameUnreadable } from '../errors/values';
import { checkLength } from './text';

const plain = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** A Host's own name, which becomes a folder's name: `web1`, `web1.example.org`. */
export function parseHostName(name: string): string {
  checkLength(name, 'host name', 255);
  if (!plain.test(name)) throw hostNameUnreadable(name);
  return name;
}

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const dottedLabels = new RegExp(`^${label}(?:\\.${label})*$`);

/** The value of host.hostname: labels of RFC 1123, at most 255 bytes in all, as jail(8) limits it. */
export function parseNetworkHostname(name: string): string {
  checkLength(name, 'hostname', 255);
  if (!dottedLabels.test(name)) throw hostnameUnreadable(name);
  return name;
}
