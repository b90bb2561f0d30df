import type { HostManifest } from '../../manifest/schema';
import { bridgesByPath } from './bridge-networks';
import { distinctJails } from './distinct-jails';
import { ofManifest } from './of-manifest';

export interface MacUse {
  /** The construct path of the jail. */
  readonly path: string;
  readonly mac: string;
  /** The end of the pair that has it. */
  readonly name: string;
  /** Whether it is seen outside of the host: at the jail's end, on a bridge with an uplink. */
  readonly isReachable: boolean;
}

const PLAIN = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/;

/** Every MAC address of a host's pairs, both ends of each. */
export const macUses = ofManifest((manifest: HostManifest): readonly MacUse[] => {
  const bridges = bridgesByPath(manifest);
  return distinctJails(manifest).flatMap(({ path, interfaces }) =>
    interfaces.flatMap((one) => {
      const isReachable = bridges.get(one.path)?.entry.uplink !== undefined;
      return [
        { path, mac: normalized(one.hostMac), name: one.hostEnd, isReachable: false },
        { path, mac: normalized(one.jailMac), name: one.jailEnd, isReachable },
      ];
    }),
  );
});

/** ifconfig(8) takes either case, and octets without their leading zero. */
function normalized(mac: string): string {
  const lower = mac.toLowerCase();
  if (PLAIN.test(lower)) {
    return lower;
  }
  return lower
    .split(/[:-]/)
    .map((octet) => octet.padStart(2, '0'))
    .join(':');
}
