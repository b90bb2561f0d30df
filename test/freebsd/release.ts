/** The FreeBSD releases that the simulated host can be. */
export const RELEASES = ['13.5', '14.4', '15.1'] as const;
export type Release = (typeof RELEASES)[number];

export const atLeast = (release: Release, other: Release): boolean =>
  RELEASES.indexOf(release) >= RELEASES.indexOf(other);

/** `__FreeBSD_version`: what uname -K prints. */
export const osreldate = (release: Release): number => {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major * 100000 + minor * 1000;
};
