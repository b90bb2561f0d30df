import { z } from 'zod';
import { absolutePath, constructPath, parameterValue } from './common-schema';
import { jailRootSchema } from './jail-root-schema';

export const interfaceSchema = z.strictObject({
  /** The construct path of the bridge. */
  path: constructPath,
  bridge: z.string().min(1).max(15),
  isolated: z.boolean(),
  /** The number of the epair(4) unit that is made and whose ends are then renamed. */
  unit: z.number().int().nonnegative(),
  hostEnd: z.string().min(1).max(15),
  jailEnd: z.string().min(1).max(15),
  hostMac: z.string(),
  jailMac: z.string(),
  /** With its prefix length: `10.0.0.2/24`. */
  ip4Address: z.string().optional(),
  ip6Address: z.string().optional(),
  /** The jail's default routes, where this interface is the one that carries them. */
  defaultRoute4: z.string().optional(),
  defaultRoute6: z.string().optional(),
  mtu: z.number().int().optional(),
});

export const mountSchema = z.strictObject({
  /** The construct path of the dataset. */
  path: constructPath,
  dataset: z.string().min(1),
  source: absolutePath,
  /** As the jail sees it. */
  destination: absolutePath,
  readOnly: z.boolean(),
});

export const limitSchema = z.strictObject({
  path: constructPath,
  resource: z.string().min(1),
  action: z.string().min(1),
  amount: z.number().int().nonnegative(),
  per: z.enum(['process', 'user', 'loginclass', 'jail']),
});

export const fileSchema = z.strictObject({
  destination: absolutePath,
  /** Where the content lies, relative to the host's folder of the output. */
  bundled: z.string().regex(/^files\/.+/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mode: z.string().regex(/^[0-7]{4}$/),
  owner: z.string().min(1),
  group: z.string().min(1),
});

const healthTiming = {
  /** Seconds between two tries. */
  interval: z.number().int().positive(),
  /** Tries before the jail counts as failed. */
  retries: z.number().int().positive(),
  /** Seconds that one try may take. */
  timeout: z.number().int().positive(),
};

export const healthCheckSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tcp'), port: z.number().int().min(1).max(65535), ...healthTiming }),
  z.strictObject({ kind: z.literal('command'), command: z.array(z.string()).min(1), ...healthTiming }),
]);

const hookLines = z.array(z.string()).optional();

/** The user's own hooks; what the library itself does at start and stop is added when the text is made. */
export const hooksSchema = z.strictObject({
  prestart: hookLines,
  created: hookLines,
  start: hookLines,
  poststart: hookLines,
  prestop: hookLines,
  stop: hookLines,
  poststop: hookLines,
});

export const jailSchema = z.strictObject({
  path: constructPath,
  name: z.string().min(1),
  hostname: z.string(),
  root: jailRootSchema,
  ip4Addresses: z.array(z.string()),
  ip6Addresses: z.array(z.string()),
  interfaces: z.array(interfaceSchema),
  mounts: z.array(mountSchema),
  /** jail(8) parameters that say what the jail may do and see, by name. */
  parameters: z.record(z.string(), parameterValue),
  hooks: hooksSchema,
  limits: z.array(limitSchema),
  /** Jails that must be up first. */
  startAfter: z.array(z.strictObject({ path: constructPath, name: z.string().min(1) })),
  packages: z.array(z.string().min(1)),
  services: z.array(z.string().min(1)),
  sysrc: z.record(z.string(), z.string()),
  files: z.array(fileSchema),
  healthCheck: healthCheckSchema.optional(),
  snapshotsKept: z.number().int().nonnegative(),
  /** Relaxations that the program accepts, each with its reason. */
  acknowledgements: z.array(z.strictObject({ parameter: z.string().min(1), reason: z.string().min(1) })),
});

export type InterfaceEntry = z.infer<typeof interfaceSchema>;
export type MountEntry = z.infer<typeof mountSchema>;
export type LimitEntry = z.infer<typeof limitSchema>;
export type FileEntry = z.infer<typeof fileSchema>;
export type HealthCheckEntry = z.infer<typeof healthCheckSchema>;
export type HooksEntry = z.infer<typeof hooksSchema>;
export type JailEntry = z.infer<typeof jailSchema>;
