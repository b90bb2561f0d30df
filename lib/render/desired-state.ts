import type { JailEntry } from '../manifest/jail-schema';
import type { HostManifest } from '../manifest/schema';
import { printFacts } from './fact';
import { hostFacts } from './host-facts';
import { jailFacts } from './jail-facts';
import { once } from './once';

/** What the host shall be apart from its jails, one fact a line, in groups. */
export const renderHostState = once((manifest: HostManifest): string => {
  return hostFacts(manifest).map(printFacts).join('\n');
});

/** What one jail shall be, one fact a line. */
export const renderJailState = once((jail: JailEntry): string => {
  return printFacts(jailFacts(jail));
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
]);

/** What is done for a jail beyond its block: shown beside the block, so that a plan says nothing twice. */
export const renderBesideBlock = once((jail: JailEntry): string => {
  return printFacts(jailFacts(jail).filter(([verb]) => verb === undefined || !IN_BLOCK.has(verb)));
});
