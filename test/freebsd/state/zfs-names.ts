const MOST_BYTES = 255;
const MOST_LEVELS = 50;

/** Why a name is no name of a dataset, or undefined if it is one; in libzfs's words. */
export function wrongDatasetName(name: string): string | undefined {
  if (Buffer.byteLength(name) > MOST_BYTES) return 'name is too long';
  if (name === '' || name.startsWith('/')) return 'leading slash in name';
  if (name.endsWith('/')) return 'trailing slash in name';
  const components = name.split('/');
  if (components.includes('')) return 'empty component in name';
  if (components.some((part) => part === '.' || part === '..')) return "self reference, '.' is found in name";
  if (components.length > MOST_LEVELS) return 'name is too long';
  const odd = /[^A-Za-z0-9\-_.: /]/.exec(name);
  if (odd) return `invalid character '${odd[0]}' in name`;
  if (!/^[A-Za-z]/.test(name)) return "name doesn't begin with a letter";
  return undefined;
}

export function wrongSnapshotName(name: string): string | undefined {
  const parts = name.split('@');
  if (parts.length > 2) return "multiple '@' and/or '#' delimiters in name";
  const [dataset = '', snapshot = ''] = parts;
  if (Buffer.byteLength(name) > MOST_BYTES) return 'name is too long';
  if (snapshot === '') return 'empty component in name';
  const odd = /[^A-Za-z0-9\-_.: ]/.exec(snapshot);
  return wrongDatasetName(dataset) ?? (odd ? `invalid character '${odd[0]}' in name` : undefined);
}

export const datasetOf = (name: string): string => name.split(/[@#]/)[0] ?? '';
export const parentOf = (name: string): string | undefined =>
  name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : undefined;
export const poolOf = (name: string): string => datasetOf(name).split('/')[0] ?? '';
export const isBelow = (name: string, top: string): boolean => name.startsWith(`${top}/`);
export const isAtOrBelow = (name: string, top: string): boolean => name === top || isBelow(name, top);
