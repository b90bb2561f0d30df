import { z } from 'zod';
import { baseSchema } from './base-schema';
import { bridgeSchema } from './bridge-schema';
import { datasetSchema } from './dataset-schema';
import { hostSchema } from './host-schema';
import { jailSchema } from './jail-schema';
import { GENERATOR, SCHEMA_VERSION } from './version';

/** The contract between the constructs and all that reads them. */
export const manifestSchema = z
  .strictObject({
    generator: z.literal(GENERATOR),
    schemaVersion: z.literal(SCHEMA_VERSION),
    stack: z.string().min(1),
    host: hostSchema,
    datasets: z.array(datasetSchema).describe('Parents before children'),
    bases: z.array(baseSchema),
    bridges: z.array(bridgeSchema),
    jails: z.array(jailSchema).describe('Sorted by name; jail(8) takes the start order from startAfter'),
  })
  .describe('Everything that one host shall be, as plain data');

export type HostManifest = z.infer<typeof manifestSchema>;
