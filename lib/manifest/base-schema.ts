import { z } from 'zod';
import { absolutePath, constructPath, relativePath } from './common-schema';

export const baseSchema = z
  .strictObject({
    path: constructPath,
    release: z.string().min(1),
    dataset: z.string().min(1),
    mountpoint: absolutePath,
    sources: z
      .array(z.string().min(1))
      .min(1)
      .describe('Where base.txz may be had, tried in this order; the checksum decides'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    writable: z.array(relativePath).describe('Directories that each nullfs jail gets as its own'),
    mountPoints: z
      .array(relativePath)
      .describe(
        'Directories that the base must have because some jail mounts on them: a read-only root cannot make them later',
      ),
  })
  .describe('A FreeBSD base system that jails share, in a dataset of its own');

export type BaseEntry = z.infer<typeof baseSchema>;
