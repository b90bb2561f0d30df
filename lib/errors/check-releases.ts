/** What a host's release or architecture does not have. */
import { shown } from './shown';

export function parameterTooNew(name: string, since: string, host: string, release: string): string {
  return `parameter '${name}' needs FreeBSD ${since}, and host '${host}' has ${release}: remove it or upgrade the host`;
}

export function parameterMissing(name: string, host: string, release: string): string {
  return `parameter '${name}' is not in FreeBSD ${release}, which host '${host}' has: remove it or upgrade the host`;
}

export function parameterUncertain(name: string, host: string, release: string): string {
  return `parameter '${name}' may be missing in FreeBSD ${release}: make sure that host '${host}' knows it, with 'sysctl -N security.jail.param.${name}'`;
}

export function propertyTooNew(name: string, since: string, host: string, release: string): string {
  return `property '${name}' needs the ZFS of FreeBSD ${since}, and host '${host}' has ${release}: remove it or upgrade the host`;
}

export function baseTooNew(base: string, host: string, release: string): string {
  return `base ${shown(base)} is newer than host '${host}' with FreeBSD ${release}, whose kernel may lack what its programs call: use an older base or upgrade the host`;
}

export function baseOfArchitecture(archive: string, host: string, architecture: string): string {
  return `sha256 is that of base.txz of ${archive}, and host '${host}' is ${architecture}: use the sum for ${architecture}`;
}

export function baseOfRelease(archive: string, release: string): string {
  return `sha256 is that of base.txz of ${archive}, not of ${shown(release)}: correct one of them`;
}
