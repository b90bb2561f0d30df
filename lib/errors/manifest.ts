/** What is wrong with a manifest that is read. */

export function notJson(file: string, reason: string): string {
  return `${file}: not valid JSON, it may be cut off: ${reason}`;
}

export function notAManifest(file: string): string {
  return `${file}: not a manifest of cdktf-jails, name a synth output or its manifest.json`;
}

export function newerManifest(file: string, version: number, known: number): string {
  return `${file}: schema version ${version} is newer than ${known}, the newest that this program knows, update cdktf-jails`;
}

export function olderManifest(file: string, version: unknown, known: number): string {
  return `${file}: schema version ${JSON.stringify(version)} cannot be read, only ${known}, synthesize again`;
}

export function invalidManifest(file: string, place: string, reason: string): string {
  return `${file}: ${place === '' ? '' : `${place}: `}${reason}, synthesize again`;
}
