import { z } from 'zod';
import { absolutePath, constructPath } from './common-schema';

export const hostSchema = z
  .strictObject({
    path: constructPath,
    name: z.string().min(1),
    release: z.string().min(1).describe("The host's own release: 14.4"),
    architecture: z.enum(['amd64', 'arm64']),
    jailConfPath: absolutePath,
    stateDirectory: absolutePath,
  })
  .describe('The host itself');

export type HostEntry = z.infer<typeof hostSchema>;
