/**
 * What is known of FreeBSD's own releases: the sums of base.txz, where it lies, how long it is cared for.
 *
 * Sums: the MANIFEST files that the ports tree carries (misc/freebsd-release-manifests), another path of
 * trust than the mirror that the file comes from.
 */

export interface BaseArchive {
  /** Of base.txz, in hexadecimal. */
  readonly sha256: string;
  /** How many entries the archive has, by its MANIFEST. */
  readonly entries: number;
}

type Archives = Readonly<Partial<Record<string, BaseArchive>>>;

export const baseArchives: Readonly<Partial<Record<string, Archives>>> = {
  '13.5-RELEASE': {
    amd64: { sha256: '5307c7699365834c9dd66216b774197af34c62b68fa9f526651c7081d8e1c5a5', entries: 28237 },
    arm64: { sha256: '5accbba73bcaedd43b2628ad8c2997b6bee02503854098e08c83890559bd2bdf', entries: 27877 },
  },
  '14.2-RELEASE': {
    amd64: { sha256: 'e3971a3d4f36ed1ac67d2e7a5501726de79dd3695aa76bfad2a4ebe91a88a134', entries: 29862 },
  },
  '14.3-RELEASE': {
    amd64: { sha256: 'e38b5cf756d60086a6c2f736eff19cc7685f7e2313e31d14342fc8df57200a92', entries: 29929 },
    arm64: { sha256: 'f83e824cb7a20dbadb2888a8bd253e6a1ac35024cc6dc8af9f3e229f75ec7129', entries: 29641 },
  },
  '14.4-RELEASE': {
    amd64: { sha256: '769f60a6eea2938ad6b7943cfbcc17dfaf7d1f7ba59a32b869a00349302df853', entries: 30010 },
    arm64: { sha256: 'c456bf75ee3d0b4da0b0b527402b0a9e61497f02756b2cc5801b51e80b3f90c4', entries: 29724 },
  },
  '15.0-RELEASE': {
    amd64: { sha256: 'ac0c933cc02ee8af4da793f551e4a9a15cdcf0e67851290b1e8c19dd6d30bba8', entries: 30443 },
    arm64: { sha256: 'd63d5c5bd01a1e2d8b990102abd5077a26e8232bb1d02234deaed420e71f1343', entries: 30174 },
  },
  '15.1-RELEASE': {
    amd64: { sha256: '3768988b151c20f965679062b065c63a977d6bbb9f47fd83695ec2c40790c18f', entries: 30469 },
    arm64: { sha256: '5b7a46a0abfbe23a1d4454b5600e2efcfce16b705bc7e9c851c37470c035ef98', entries: 30206 },
  },
};

/** Machine and processor, as a mirror's folders name them. */
const machines: Readonly<Partial<Record<string, string>>> = { amd64: 'amd64/amd64', arm64: 'arm64/aarch64' };

export const architectures: readonly string[] = Object.keys(machines);

/** The major releases of hosts that this library writes for. */
export const supportedMajors: readonly number[] = [13, 14, 15];

const endOfSupport: Readonly<Partial<Record<number, string>>> = { 13: '2026-04', 14: '2028-11' };

/** The announced last month of a major release, or undefined when none was found. */
export function supportEnds(major: number): string | undefined {
  return endOfSupport[major];
}

/** What is known of a release's base.txz, or undefined when nothing is. */
export function baseArchive(release: string, architecture: string): BaseArchive | undefined {
  return baseArchives[release]?.[architecture];
}

/** The SHA-256 sum of a release's base.txz, or undefined when none is known. */
export function baseSum(release: string, architecture: string): string | undefined {
  return baseArchive(release, architecture)?.sha256;
}

/** Whether a sum is known for a release on any architecture. */
export function knownRelease(release: string): boolean {
  return baseArchives[release] !== undefined;
}

export function knownReleases(): readonly string[] {
  return Object.keys(baseArchives);
}

/**
 * Where base.txz of a release lies: the mirror, then the archive that releases move to at their end of life.
 *
 * Both layouts are of low confidence: try them in this order and let the sum decide.
 */
export function baseSources(release: string, architecture: string): readonly string[] {
  const machine = machines[architecture];
  if (machine === undefined) return [];
  const file = `${machine}/${release}/base.txz`;
  return [
    `https://download.freebsd.org/releases/${file}`,
    `http://ftp-archive.freebsd.org/pub/FreeBSD-Archive/old-releases/${file}`,
  ];
}
