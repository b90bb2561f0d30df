import { z } from 'zod';
import { baseSchema } from './base-schema';
import { bridgeSchema } from './bridge-schema';
import { datasetSchema } from './dataset-schema';
import { hostSchema } from './host-schema';
import { jailSchema } from './jail-schema';
import { GENERATOR, SCHEMA_VERSION } from './version';

/** Everything that one host shall be, as plain data: the contract between the constructs and all that reads them. */
export const manifestSchema = z.strictObject({
  generator: z.literal(GENERATOR),
  schemaVersion: z.literal(SCHEMA_VERSION),
  stack: z.string().min(1),
  host: hostSchema,
  /** Parents before children. */
  datasets: z.array(datasetSchema),
  bases: z.array(baseSchema),
  bridges: z.array(bridgeSchema),
  /** Sorted by name; jail(8) takes the start order from `startAfter`. */
  jails: z.array(jailSchema),
});

export type HostManifest = z.infer<typeof manifestSchema>;
