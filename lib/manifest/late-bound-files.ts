import type { JailEntry } from './jail-schema';
import type { LateBoundFileEntry } from './late-bound-schema';

/** The files of a jail whose content only Terraform knows. */
export function lateBoundFiles({ lateBound = [] }: JailEntry): readonly LateBoundFileEntry[] {
  return lateBound.filter((entry) => entry.kind === 'file');
}

/** Whose a file of a jail is and where it lies, whoever knows what it holds. */
export function filesOf(
  jail: JailEntry,
): readonly Pick<LateBoundFileEntry, 'destination' | 'mode' | 'owner' | 'group'>[] {
  return jail.lateBound === undefined ? jail.files : [...jail.files, ...lateBoundFiles(jail)];
}
