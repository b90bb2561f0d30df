import {
  baseReleaseHasPatchLevel,
  baseReleaseUnreadable,
  hostReleaseUnreadable,
  hostReleaseUnsupported,
} from '../errors/values';
import { releaseHas } from '../facts/features';
import { supportedMajors } from '../facts/releases';
import type { HostFeature } from '../facts/features';

const hostPattern = /^([1-9]\d?)\.(\d{1,2})$/;

/** The release that a host runs: `14.4`. */
export class HostRelease {
  public static parse(text: string): HostRelease {
    const match = hostPattern.exec(text);
    if (match === null) throw hostReleaseUnreadable(text);
    const major = Number(match[1]);
    if (!supportedMajors.includes(major)) throw hostReleaseUnsupported(text);
    return new HostRelease(major, Number(match[2]));
  }

  public readonly text: string;

  private constructor(
    public readonly major: number,
    public readonly minor: number,
  ) {
    this.text = `${major}.${minor}`;
  }

  public has(feature: HostFeature): boolean {
    return releaseHas(this.text, feature);
  }

  /** Below 0 when this one is older. */
  public compare(other: HostRelease): number {
    return this.major - other.major || this.minor - other.minor;
  }

  public toString(): string {
    return this.text;
  }
}

/** How a release grows up; -STABLE follows the release whose number it bears. */
const phases = ['CURRENT', 'ALPHA', 'BETA', 'RC', 'RELEASE', 'STABLE'];
const basePattern = /^([1-9]\d?)\.(\d{1,2})-(?:(CURRENT|RELEASE|STABLE)|(ALPHA|BETA|RC)([1-9]\d?))$/;
const patchLevel = /^(.+)-p\d+$/;

/** The release of a jail's own base system: `14.4-RELEASE`, `15.0-BETA2`, `15.0-RC1`. */
export class BaseRelease {
  public static parse(text: string): BaseRelease {
    const match = basePattern.exec(text);
    if (match !== null) {
      return new BaseRelease(
        text,
        Number(match[1]),
        Number(match[2]),
        match[3] ?? match[4] ?? '',
        Number(match[5] ?? 0),
      );
    }
    const unpatched = patchLevel.exec(text)?.[1];
    if (unpatched !== undefined && basePattern.test(unpatched))
      throw baseReleaseHasPatchLevel(text, unpatched);
    throw baseReleaseUnreadable(text);
  }

  private constructor(
    public readonly text: string,
    public readonly major: number,
    public readonly minor: number,
    /** CURRENT, ALPHA, BETA, RC, RELEASE or STABLE. */
    public readonly phase: string,
    /** The number behind ALPHA, BETA and RC, otherwise 0. */
    public readonly phaseNumber: number,
  ) {}

  /** Below 0 when this one is older. */
  public compare(other: BaseRelease): number {
    return (
      this.major - other.major ||
      this.minor - other.minor ||
      phases.indexOf(this.phase) - phases.indexOf(other.phase) ||
      this.phaseNumber - other.phaseNumber
    );
  }

  /** Programs may ask for what an older kernel lacks, so a base must not be newer than its host. */
  public newerThan(host: HostRelease): boolean {
    return (this.major - host.major || this.minor - host.minor) > 0;
  }

  public toString(): string {
    return this.text;
  }
}

/** Whether a base has a higher release number than the host that it would run on. */
export function baseNewerThanHost(base: BaseRelease, host: HostRelease): boolean {
  return base.newerThan(host);
}
