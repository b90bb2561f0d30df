import type { JailEntry } from '../../manifest/jail-schema';
import { sorted } from '../../manifest/order';
import type { Statement } from '../statement';
import { HOOK_PARAMETERS } from './hooks';
import { MOUNT_PARAMETERS } from './mounts';
import { NETWORK_PARAMETERS } from './network';
import { parameterStatements } from './parameter-statement';

const FIRST = ['jid', 'persist', 'securelevel', 'enforce_statfs', 'children.max'];

const ELSEWHERE: ReadonlySet<string> = new Set([
  ...FIRST,
  ...NETWORK_PARAMETERS,
  ...MOUNT_PARAMETERS,
  ...HOOK_PARAMETERS,
]);

/** What the jail may do and see: first what every reader looks for, then the rest by name. */
export function isolationStatements(jail: JailEntry): Statement[] {
  const rest = sorted(Object.keys(jail.parameters).filter((name) => !ELSEWHERE.has(name)));
  return parameterStatements(jail, [...FIRST, ...rest]);
}
