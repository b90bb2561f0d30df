import * as errors from '../errors/check-network';
import { releaseHas } from '../facts/features';
import type { BridgeEntry } from '../manifest/bridge-schema';
import { eachAddress } from './each';
import { ofManifest } from './model/of-manifest';
import { isReadable } from './model/releases';

/** Refused since 15.0 and discouraged before; if_bridge(4). */
export const addressOnMember = eachAddress((use, manifest) => {
  if (use.kind !== 'shared' || use.boundTo === undefined) {
    return undefined;
  }
  const bridge = refusingBridges(manifest).get(use.boundTo);
  return bridge === undefined
    ? undefined
    : errors.addressOnMember(use.address.address, use.boundTo, bridge.name, bridge.path);
});

/** The bridges on whose uplinks the host's release takes no address, by uplink. */
const refusingBridges = ofManifest(({ host, bridges }): ReadonlyMap<string | undefined, BridgeEntry> => {
  const refuses = isReadable(host.release) && releaseHas(host.release, 'addresses on the bridge only');
  return new Map(refuses ? bridges.map((bridge) => [bridge.uplink, bridge]) : []);
});
