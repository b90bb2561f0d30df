import { z } from 'zod';
import { constructPath } from './common-schema';

export const bridgeSchema = z.strictObject({
  path: constructPath,
  name: z.string().min(1).max(15),
  /** The number of the if_bridge(4) unit that is made and then renamed to `name`. */
  unit: z.number().int().nonnegative(),
  ip4Cidr: z.string().optional(),
  ip6Cidr: z.string().optional(),
  /** The host's own addresses on the bridge. */
  gateway4: z.string().optional(),
  gateway6: z.string().optional(),
  /** The default routers of the attached jails, where they are not the host. */
  defaultRouter4: z.string().optional(),
  defaultRouter6: z.string().optional(),
  uplink: z.string().optional(),
  isolated: z.boolean(),
  mtu: z.number().int().optional(),
});

export type BridgeEntry = z.infer<typeof bridgeSchema>;
