import * as errors from '../errors/check-network';
import { perHost } from './finding';
import { clashes } from './model/clashes';

/** ifconfig(8) refuses to add the member of one bridge to another: `Device busy`. */
export const duplicateUplink = perHost(({ bridges }) =>
  clashes(
    bridges,
    ({ uplink }) => uplink,
    ({ path, uplink = '' }, first) => ({ path, message: errors.uplinkInUse(uplink, first.path) }),
  ),
);
