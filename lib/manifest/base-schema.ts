import { z } from 'zod';
import { absolutePath, constructPath, relativePath } from './common-schema';

export const baseSchema = z.strictObject({
  path: constructPath,
  release: z.string().min(1),
  dataset: z.string().min(1),
  mountpoint: absolutePath,
  /** Where base.txz may be had, tried in this order; the checksum decides. */
  sources: z.array(z.string().min(1)).min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Directories that each nullfs jail gets as its own. */
  writable: z.array(relativePath),
  /** Directories that the base must have because some jail mounts on them: a read-only root cannot make them later. */
  mountPoints: z.array(relativePath),
});

export type BaseEntry = z.infer<typeof baseSchema>;
