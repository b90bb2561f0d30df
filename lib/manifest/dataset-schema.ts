import { z } from 'zod';
import { absolutePath, constructPath } from './common-schema';

export const datasetSchema = z.strictObject({
  path: constructPath,
  name: z.string().min(1),
  mountpoint: z.union([absolutePath, z.enum(['none', 'legacy'])]),
  /** True when the mount point follows from the parent dataset's, so that nothing is set here. */
  mountpointInherited: z.boolean(),
  /** The mode of the mounted directory itself; given where it shields a jail's root from the host's users. */
  directoryMode: z.literal('0700').optional(),
  removalPolicy: z.enum(['retain', 'destroy']),
  /** The base dataset whose snapshot this one is cloned from. */
  clonedFrom: z.string().optional(),
  /** Native properties by name, sizes in bytes. */
  properties: z.record(z.string(), z.string()),
});

export type DatasetEntry = z.infer<typeof datasetSchema>;
