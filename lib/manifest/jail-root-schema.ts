import { z } from 'zod';
import { absolutePath, relativePath } from './common-schema';

const nullfsRoot = z
  .strictObject({
    kind: z.literal('nullfs'),
    path: absolutePath.describe("The jail's root: a directory in its home on which the base is mounted"),
    base: z.string().min(1).describe("The base's dataset"),
    basePath: absolutePath,
    dataset: z.string().min(1).describe("The jail's own dataset"),
    home: absolutePath.describe("The mount point of the jail's own dataset"),
    writable: z
      .array(relativePath)
      .describe("Directories of the jail's own, at rw/… in its home, that are mounted over the base's"),
  })
  .describe('A base, mounted read-only');

const cloneRoot = z
  .strictObject({
    kind: z.literal('clone'),
    path: absolutePath,
    base: z.string().min(1).describe("The base's dataset"),
    dataset: z.string().min(1).describe('The clone'),
  })
  .describe('A ZFS clone of a base');

const directoryRoot = z
  .strictObject({ kind: z.literal('directory'), path: absolutePath })
  .describe('A directory that exists already');

export const jailRootSchema = z.discriminatedUnion('kind', [nullfsRoot, cloneRoot, directoryRoot]);

export type JailRootEntry = z.infer<typeof jailRootSchema>;
export type NullfsRootEntry = z.infer<typeof nullfsRoot>;
