import type { z } from 'zod';
import { InputError } from '../errors/input-error';
import * as errors from '../errors/manifest';
import { manifestSchema, type HostManifest } from './schema';
import { GENERATOR, SCHEMA_VERSION } from './version';

/**
 * The manifest that a file holds.
 *
 * @param file what the file is called in an error
 * @throws InputError when it is cut off, another program's, of another schema version or damaged
 */
export function parseManifest(file: string, text: string): HostManifest {
  const value = parseJson(file, text);
  if (!isOurs(value)) {
    throw new InputError(errors.notAManifest(file));
  }
  const { schemaVersion } = value;
  if (schemaVersion !== SCHEMA_VERSION) {
    const newer = typeof schemaVersion === 'number' && schemaVersion > SCHEMA_VERSION;
    throw new InputError(
      newer
        ? errors.newerManifest(file, schemaVersion, SCHEMA_VERSION)
        : errors.olderManifest(file, schemaVersion, SCHEMA_VERSION),
    );
  }
  const checked = manifestSchema.safeParse(value);
  if (!checked.success) {
    throw new InputError(damage(file, checked.error));
  }
  return checked.data;
}

/** Whether a file is a manifest of ours, whatever its version; a text that is no JSON at all is an error. */
export function isManifest(file: string, text: string): boolean {
  return isOurs(parseJson(file, text));
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/^\s*($|\{)/.test(text)) {
      throw new InputError(errors.notAManifest(file));
    }
    // V8 quotes a piece of the text, which may span lines.
    throw new InputError(errors.notJson(file, (error as Error).message.split('\n')[0]!));
  }
}

function isOurs(value: unknown): value is { readonly generator: string; readonly schemaVersion: unknown } {
  return typeof value === 'object' && value !== null && 'generator' in value && value.generator === GENERATOR
    ? 'schemaVersion' in value
    : false;
}

function damage(file: string, error: z.ZodError): string {
  const [issue] = error.issues;
  return errors.invalidManifest(file, issue?.path.join('.') ?? '', issue?.message ?? 'damaged');
}
