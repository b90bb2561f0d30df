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
