import type { HostManifest } from '../manifest/schema';

/** What a rule found. */
export interface Finding {
  /** The construct path of the thing that is to be changed. */
  readonly path: string;
  readonly message: string;
}

/** A rule over the hosts of the whole app. */
export type Check = (hosts: readonly HostManifest[]) => Finding[];

/** A rule that looks at each host by itself. */
export function perHost(find: (host: HostManifest) => Finding[]): Check {
  return (hosts) => hosts.flatMap(find);
}
