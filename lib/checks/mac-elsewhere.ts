import * as errors from '../errors/check-network';
import type { Check } from './finding';
import { clashesBetweenHosts } from './model/clashes';
import { macUses } from './model/macs';

/** Two stations with one MAC address in one network: switches send the frames to whoever spoke last. */
export const macElsewhere: Check = (hosts) =>
  clashesBetweenHosts(
    hosts,
    (manifest) => macUses(manifest).filter(({ isReachable }) => isReachable),
    ({ mac }) => mac,
    ({ path, mac, name }, first, host) => ({
      path,
      message: errors.macElsewhere(mac, name, first.path, host.name),
    }),
  );
