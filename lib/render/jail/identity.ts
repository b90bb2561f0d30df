import type { JailEntry } from '../../manifest/jail-schema';
import type { Statement } from '../statement';

/** Where the jail lives and what it is called. */
export function identityStatements(jail: JailEntry): Statement[] {
  const { path } = jail;
  return [
    { name: 'path', values: [jail.root.path], origins: [{ path, member: 'root' }] },
    { name: 'host.hostname', values: [jail.hostname], origins: [{ path, member: 'hostname' }] },
  ];
}
