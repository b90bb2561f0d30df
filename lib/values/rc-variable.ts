import { rcVariableUnreadable } from '../errors/values';
import { checkLength } from './text';

const shellName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The name of a variable in rc.conf, as sysrc(8) sets it: `nginx_enable`. */
export function parseRcVariable(name: string): string {
  checkLength(name, 'rc variable', 255);
  if (!shellName.test(name)) throw rcVariableUnreadable(name);
  return name;
}
