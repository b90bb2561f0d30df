import { compareReleases } from '../../facts/release-order';

const READABLE = /^\d+\.\d+/;

/** Whether one release is newer than another; what cannot be read is newer than nothing. */
export function isNewer(release: string, than: string): boolean {
  return READABLE.test(release) && READABLE.test(than) && compareReleases(release, than) > 0;
}

/** Whether facts about releases can be asked about this one. */
export function isReadable(release: string): boolean {
  return READABLE.test(release);
}
