import { z } from 'zod';
import { filePlace } from './common-schema';

const reference = {
  name: z
    .string()
    .regex(/^[A-Za-z0-9_.%/-]+$/)
    .describe('Its name; where `@late-bound:NAME@` stands, the value comes to stand on the host'),
  member: z.string().min(1).describe('The prop that it was given to, as an error names it'),
};

/** A value that only Terraform knows: it reaches the host with the deployment, never with these files. */
export const lateBoundSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...reference, kind: z.literal('hostname') }),
    z.strictObject({
      ...reference,
      kind: z.enum(['ip4', 'ip6']),
      prefix: z
        .number()
        .int()
        .nonnegative()
        .optional()
        .describe(
          "Of an own interface: the prefix length of the bridge's network, where the value brings none",
        ),
    }),
    z.strictObject({
      ...reference,
      kind: z.literal('file'),
      ...filePlace,
      secrets: z
        .array(z.string().min(1))
        .optional()
        .describe('Where the secrets in it come from; what it holds is then kept nowhere but in the jail'),
    }),
  ])
  .describe('A value that only Terraform knows');

export type LateBoundEntry = z.infer<typeof lateBoundSchema>;
export type LateBoundFileEntry = LateBoundEntry & { readonly kind: 'file' };
