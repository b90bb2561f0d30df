import * as errors from '../errors/check-network';
import type { Check } from './finding';
import { addressUses } from './model/addresses';
import { clashesBetweenHosts } from './model/clashes';
import { reachOf } from './model/reach';

/** The same address twice in one network answers now here and now there. */
export const addressElsewhere: Check = (hosts) =>
  clashesBetweenHosts(
    hosts,
    (manifest) => addressUses(manifest).filter(reachOf(manifest)),
    ({ address }) => address.address,
    ({ path, address }, first, host) => ({
      path,
      message: errors.addressElsewhere(address.family, address.address, first.path, host.name),
    }),
  );
