import { z } from 'zod';
import { manifestSchema } from './schema';

/** The manifest's shape as a JSON Schema, for whoever reads manifests in another language. */
export function manifestJsonSchema(): object {
  return {
    ...z.toJSONSchema(manifestSchema, { target: 'draft-2020-12' }),
    title: 'manifest.json of cdktf-jails',
  };
}

/** The text of docs/manifest.schema.json. */
export function manifestJsonSchemaText(): string {
  return `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`;
}
