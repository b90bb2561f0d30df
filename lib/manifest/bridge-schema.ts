import { z } from 'zod';
import { constructPath } from './common-schema';

export const bridgeSchema = z
  .strictObject({
    path: constructPath,
    name: z.string().min(1).max(15),
    unit: z
      .number()
      .int()
      .nonnegative()
      .describe('The number of the if_bridge(4) unit that is made and then renamed to the name'),
    ip4Cidr: z.string().optional(),
    ip6Cidr: z.string().optional(),
    gateway4: z.string().optional().describe("The host's own IPv4 address on the bridge"),
    gateway6: z.string().optional().describe("The host's own IPv6 address on the bridge"),
    defaultRouter4: z
      .string()
      .optional()
      .describe('The IPv4 default router of the attached jails, where it is not the host'),
    defaultRouter6: z
      .string()
      .optional()
      .describe('The IPv6 default router of the attached jails, where it is not the host'),
    uplink: z.string().optional().describe('The network interface that joins the bridge to the outside'),
    isolated: z.boolean().describe('Members do not see each other'),
    mtu: z.number().int().optional(),
  })
  .describe('A bridge on the host');

export type BridgeEntry = z.infer<typeof bridgeSchema>;
