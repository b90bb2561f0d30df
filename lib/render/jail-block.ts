import { printable } from '../errors/shown';
import { printGroups } from '../jailconf/print';
import type { JailEntry } from '../manifest/jail-schema';
import { sorted } from '../manifest/order';
import { hookStatements } from './jail/hooks';
import { identityStatements } from './jail/identity';
import { isolationStatements } from './jail/isolation';
import { mountStatements } from './jail/mounts';
import { networkStatements } from './jail/network';
import { once } from './once';
import { listStatement, type Statement } from './statement';

/**
 * A jail's parameters in the one order in which they are always written, in groups that answer one
 * question each: which jail, which network, which rights, which files, after whom, by which commands.
 */
export function jailStatements(jail: JailEntry): Statement[][] {
  return [
    identityStatements(jail),
    networkStatements(jail),
    isolationStatements(jail),
    mountStatements(jail),
    dependStatements(jail),
    hookStatements(jail),
  ].filter((group) => group.length > 0);
}

/**
 * A jail's block, self-contained: it means the same in any file, and a change of one jail never
 * shows in another's block.
 */
export const renderJailBlock = once((jail: JailEntry): string =>
  printGroups({ name: jail.name, comment: [printable(jail.path)], groups: jailStatements(jail) }),
);

function dependStatements(jail: JailEntry): Statement[] {
  return listStatement('depend', [
    {
      texts: sorted(jail.startAfter.map((other) => other.name)),
      origin: { path: jail.path, member: 'startAfter()' },
    },
  ]);
}
