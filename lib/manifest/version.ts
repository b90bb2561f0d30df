/** Who writes a manifest; a file without this word is not ours. */
export const GENERATOR = 'cdktf-jails';

/**
 * The version of the manifest's shape. Readers refuse a newer one; a change that an older reader
 * would misunderstand raises it.
 */
export const SCHEMA_VERSION = 1;
