import { printable } from '../errors/shown';
import { printComment, printParameter } from '../jailconf/print';
import { quoteName } from '../jailconf/quote';
import type { JailEntry } from '../manifest/jail-schema';
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
export const renderJailBlock = once((jail: JailEntry): string => {
  const groups = jailStatements(jail).map((group) =>
    group.flatMap(printParameter).map((line) => `  ${line}`),
  );
  const body = groups.map((lines) => lines.join('\n')).join('\n\n');
  return [...printComment([printable(jail.path)]), `${quoteName(jail.name)} {`, body, '}', ''].join('\n');
});

function dependStatements(jail: JailEntry): Statement[] {
  const origin = { path: jail.path, member: 'startAfter()' };
  const names = jail.startAfter.map((other) => other.name).sort();
  return listStatement(
    'depend',
    names.map((text) => ({ text, origin })),
  );
}
