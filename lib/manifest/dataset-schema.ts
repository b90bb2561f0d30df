import { z } from 'zod';
import { absolutePath, constructPath } from './common-schema';

export const datasetSchema = z
  .strictObject({
    path: constructPath,
    name: z.string().min(1),
    mountpoint: z.union([absolutePath, z.enum(['none', 'legacy'])]),
    mountpointInherited: z
      .boolean()
      .describe("The mount point follows from the parent dataset's, so that nothing is set here"),
    directoryMode: z
      .literal('0700')
      .optional()
      .describe(
        "The mode of the mounted directory itself; given where it shields a jail's root from the host's users",
      ),
    removalPolicy: z.enum(['retain', 'destroy']),
    clonedFrom: z.string().optional().describe('The base dataset whose snapshot this one is cloned from'),
    properties: z
      .record(z.string(), z.string())
      .describe('Native and user properties by name, sizes in bytes'),
  })
  .describe('A ZFS file system on the host');

export type DatasetEntry = z.infer<typeof datasetSchema>;
