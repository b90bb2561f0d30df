import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestJsonSchema, manifestJsonSchemaText } from '../../../lib/manifest/json-schema';
import { manifestSchema } from '../../../lib/manifest/schema';

const FILE = join(__dirname, '../../../docs/manifest.schema.json');

describe('the JSON Schema of the manifest', () => {
  it('is current in docs, from where it goes into the package', () => {
    if (process.env.UPDATE_GOLDEN === '1' && process.env.CI !== 'true') {
      writeFileSync(FILE, manifestJsonSchemaText());
    }
    expect(readFileSync(FILE, 'utf8')).toBe(manifestJsonSchemaText());
    const { files } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
      files: string[];
    };
    expect(files).toContain('docs');
  });

  it('demands what the manifest has, and nothing else', () => {
    expect(manifestJsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'manifest.json of cdktf-jails',
      type: 'object',
      additionalProperties: false,
      required: Object.keys(manifestSchema.shape),
      properties: { generator: { const: 'cdktf-jails' }, schemaVersion: { const: 1 } },
    });
  });

  it('explains what a name alone does not say', () => {
    expect(JSON.stringify(manifestJsonSchema())).toContain(
      '"description":"With its prefix length: 10.0.0.2/24; or `@late-bound:NAME@` for one of `lateBound`"',
    );
  });
});
