import type { HostEntry } from '../../manifest/host-schema';
import type { HostManifest } from '../../manifest/schema';

/**
 * What claims a key that another one claimed before it. The first claim is the one that the reports
 * name, so each of them says with whom it clashes.
 */
export function clashes<Claim, Report>(
  claims: Iterable<Claim>,
  keyOf: (claim: Claim) => string | undefined,
  report: (claim: Claim, first: Claim) => Report,
): Report[] {
  const firsts = new Map<string, Claim>();
  const reports: Report[] = [];
  for (const claim of claims) {
    const key = keyOf(claim);
    const first = key === undefined ? undefined : firsts.get(key);
    if (first !== undefined) {
      reports.push(report(claim, first));
    } else if (key !== undefined) {
      firsts.set(key, claim);
    }
  }
  return reports;
}

/** What claims a key that another host claimed before; clashes within a host are another matter. */
export function clashesBetweenHosts<Claim, Report>(
  hosts: readonly HostManifest[],
  claimsOf: (manifest: HostManifest) => Iterable<Claim>,
  keyOf: (claim: Claim) => string,
  report: (claim: Claim, first: Claim, firstHost: HostEntry) => Report,
): Report[] {
  const claims = hosts.flatMap((manifest) =>
    [...claimsOf(manifest)].map((claim) => ({ claim, host: manifest.host })),
  );
  return clashes(
    claims,
    ({ claim }) => keyOf(claim),
    ({ claim, host }, first) => (host === first.host ? [] : [report(claim, first.claim, first.host)]),
  ).flat();
}
