import { z } from 'zod';
import { absolutePath, constructPath, filePlace, parameterValue } from './common-schema';
import { jailRootSchema } from './jail-root-schema';
import { lateBoundSchema } from './late-bound-schema';

/** What the description of a field says that may stand for a late-bound value. */
const OR_LATE_BOUND = 'or `@late-bound:NAME@` for one of `lateBound`';

export const interfaceSchema = z
  .strictObject({
    path: constructPath.describe('The construct path of the bridge'),
    bridge: z.string().min(1).max(15),
    isolated: z.boolean(),
    unit: z
      .number()
      .int()
      .nonnegative()
      .describe('The number of the epair(4) unit that is made and whose ends are then renamed'),
    hostEnd: z.string().min(1).max(15),
    jailEnd: z.string().min(1).max(15),
    hostMac: z.string(),
    jailMac: z.string(),
    ip4Address: z.string().optional().describe(`With its prefix length: 10.0.0.2/24; ${OR_LATE_BOUND}`),
    ip6Address: z.string().optional().describe(`With its prefix length: fd00::2/64; ${OR_LATE_BOUND}`),
    defaultRoute4: z
      .string()
      .optional()
      .describe("The jail's IPv4 default router, where this interface leads to it"),
    defaultRoute6: z
      .string()
      .optional()
      .describe("The jail's IPv6 default router, where this interface leads to it"),
    mtu: z.number().int().optional(),
  })
  .describe("A jail's own interface, one end of a pair whose other end is on a bridge");

export const mountSchema = z
  .strictObject({
    path: constructPath.describe('The construct path of the dataset'),
    dataset: z.string().min(1),
    source: absolutePath,
    destination: absolutePath.describe('As the jail sees it'),
    readOnly: z.boolean(),
  })
  .describe('A dataset that is mounted into the jail');

export const limitSchema = z
  .strictObject({
    path: constructPath,
    resource: z.string().min(1),
    action: z.string().min(1),
    amount: z.number().int().nonnegative(),
    per: z.enum(['process', 'user', 'loginclass', 'jail']),
  })
  .describe('A rule of rctl(8)');

export const fileSchema = z
  .strictObject({
    destination: filePlace.destination,
    bundled: z
      .string()
      .regex(/^files\/.+/)
      .describe("Where the content lies, relative to the host's folder of the output"),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    mode: filePlace.mode,
    owner: filePlace.owner,
    group: filePlace.group,
  })
  .describe('A file that is written into the jail');

const healthTiming = {
  interval: z.number().int().positive().describe('Seconds between two tries'),
  retries: z.number().int().positive().describe('Tries before the jail counts as failed'),
  timeout: z.number().int().positive().describe('Seconds that one try may take'),
};

export const healthCheckSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('tcp'), port: z.number().int().min(1).max(65535), ...healthTiming }),
    z.strictObject({ kind: z.literal('command'), command: z.array(z.string()).min(1), ...healthTiming }),
  ])
  .describe('Tells when the jail is well after a change');

const hookLines = z.array(z.string()).optional();

export const hooksSchema = z
  .strictObject({
    prestart: hookLines,
    created: hookLines,
    start: hookLines,
    poststart: hookLines,
    prestop: hookLines,
    stop: hookLines,
    poststop: hookLines,
  })
  .describe(
    "The user's own hooks; what the library itself does at start and stop is added when the text is made",
  );

export const jailSchema = z
  .strictObject({
    path: constructPath,
    name: z.string().min(1),
    hostname: z.string().describe(`The host name in the jail, ${OR_LATE_BOUND}`),
    root: jailRootSchema,
    ip4Addresses: z.array(z.string()).describe(`As jail(8) takes them, ${OR_LATE_BOUND}`),
    ip6Addresses: z.array(z.string()).describe(`As jail(8) takes them, ${OR_LATE_BOUND}`),
    interfaces: z.array(interfaceSchema),
    mounts: z.array(mountSchema),
    parameters: z
      .record(z.string(), parameterValue)
      .describe('jail(8) parameters that say what the jail may do and see, by name'),
    hooks: hooksSchema,
    limits: z.array(limitSchema),
    startAfter: z
      .array(z.strictObject({ path: constructPath, name: z.string().min(1) }))
      .describe('Jails that must be up first'),
    packages: z.array(z.string().min(1)),
    services: z.array(z.string().min(1)),
    sysrc: z.record(z.string(), z.string()),
    files: z.array(fileSchema),
    healthCheck: healthCheckSchema.optional(),
    snapshotsKept: z.number().int().nonnegative(),
    lateBound: z
      .array(lateBoundSchema)
      .min(1)
      .optional()
      .describe('What only Terraform knows of the jail; absent where synth knows all of it'),
    acknowledgements: z
      .array(z.strictObject({ parameter: z.string().min(1), reason: z.string().min(1) }))
      .describe('Relaxations that the program accepts, each with its reason'),
  })
  .describe('A jail');

export type InterfaceEntry = z.infer<typeof interfaceSchema>;
export type MountEntry = z.infer<typeof mountSchema>;
export type LimitEntry = z.infer<typeof limitSchema>;
export type FileEntry = z.infer<typeof fileSchema>;
export type HealthCheckEntry = z.infer<typeof healthCheckSchema>;
export type HooksEntry = z.infer<typeof hooksSchema>;
export type JailEntry = z.infer<typeof jailSchema>;
