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
  const [comment = ''] = printComment([printable(jail.path)]);
  const body = jailStatements(jail).map(printGroup).join('\n');
  return `${comment}\n${quoteName(jail.name)} {\n${body}}\n`;
});

function printGroup(group: readonly Statement[]): string {
  let text = '';
  for (const statement of group) {
    for (const line of printParameter(statement)) {
      text += `  ${line}\n`;
    }
  }
  return text;
}

function dependStatements(jail: JailEntry): Statement[] {
  return listStatement('depend', [
    {
      texts: jail.startAfter.map((other) => other.name).sort(),
      origin: { path: jail.path, member: 'startAfter()' },
    },
  ]);
}
