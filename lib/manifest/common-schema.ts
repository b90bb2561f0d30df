import { z } from 'zod';

export const constructPath = z
  .string()
  .min(1)
  .describe("Where in the user's program this was declared: its construct path");

/** A path below `/`, on the host or in a jail, in its one canonical form. */
export const absolutePath = z.string().regex(/^\/([^/\0]+(\/[^/\0]+)*)?$/);

/** A directory below a jail's root, without the leading slash: `usr/local`. */
export const relativePath = z.string().regex(/^[^/\0]+(\/[^/\0]+)*$/);

/** One jail(8) parameter's value. */
export const parameterValue = z
  .union([z.boolean(), z.number().int(), z.string(), z.array(z.string()).min(1)])
  .describe("true and false for a boolean's two forms, a list for several values");

export type ParameterValue = z.infer<typeof parameterValue>;

/** Where a file of a jail comes to lie, and whose it is. */
export const filePlace = {
  destination: absolutePath,
  mode: z.string().regex(/^[0-7]{4}$/),
  owner: z.string().min(1),
  group: z.string().min(1),
};
