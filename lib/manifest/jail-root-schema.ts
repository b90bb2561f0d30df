import { z } from 'zod';
import { absolutePath, relativePath } from './common-schema';

const nullfsRoot = z.strictObject({
  kind: z.literal('nullfs'),
  /** The jail's root: a directory in `home` on which the base is mounted read-only. */
  path: absolutePath,
  /** The base's dataset and mount point. */
  base: z.string().min(1),
  basePath: absolutePath,
  /** The jail's own dataset; its directories `rw/…` are mounted over the base's. */
  dataset: z.string().min(1),
  home: absolutePath,
  writable: z.array(relativePath),
});

const cloneRoot = z.strictObject({
  kind: z.literal('clone'),
  path: absolutePath,
  base: z.string().min(1),
  dataset: z.string().min(1),
});

const directoryRoot = z.strictObject({ kind: z.literal('directory'), path: absolutePath });

export const jailRootSchema = z.discriminatedUnion('kind', [nullfsRoot, cloneRoot, directoryRoot]);

export type JailRootEntry = z.infer<typeof jailRootSchema>;
export type NullfsRootEntry = z.infer<typeof nullfsRoot>;
