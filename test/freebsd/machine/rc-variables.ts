import { variablesOf } from '../state/rc-conf';
import type { Tree } from './tree';

/** What rc(8) knows of a system: the defaults, and what rc.conf and rc.conf.local say instead. */
export function rcVariables(tree: Tree): Map<string, string> {
  const files = ['/etc/defaults/rc.conf', '/etc/rc.conf', '/etc/rc.conf.local'];
  return new Map(files.flatMap((file) => [...variablesOf(tree.readIfThere(file) ?? '')]));
}
