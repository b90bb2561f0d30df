import type { JailEntry } from '../manifest/jail-schema';
import type { HostManifest } from '../manifest/schema';
import { printFact, printFacts } from './fact';
import { hostFacts } from './host-facts';
import { jailFacts } from './jail-facts';
import { once } from './once';

/** What the host shall be apart from its jails, one fact a line, in groups. */
export const renderHostState = once((manifest: HostManifest): string => {
  return hostFacts(manifest).map(printFacts).join('\n');
});

/** Facts that a jail's block in jail.conf says too. */
const IN_BLOCK: ReadonlySet<string> = new Set([
  'jail_writable',
  'jail_parameter',
  'jail_address',
  'jail_interface',
  'jail_mount',
  'jail_after',
  'jail_hook',
  'jail_limit',
  'late_bound',
]);

const jailState = once((jail: JailEntry) => {
  let whole = '';
  let besideBlock = '';
  for (const fact of jailFacts(jail)) {
    const line = printFact(fact);
    whole += line;
    besideBlock += IN_BLOCK.has(fact[0] ?? '') ? '' : line;
  }
  return { whole, besideBlock };
});

/** What one jail shall be, one fact a line. */
export function renderJailState(jail: JailEntry): string {
  return jailState(jail).whole;
}

/** What is done for a jail beyond its block: shown beside the block, so that a plan says nothing twice. */
export function renderBesideBlock(jail: JailEntry): string {
  return jailState(jail).besideBlock;
}
