import { packageNameUnreadable } from '../errors/values';
import { checkLength } from './text';

const part = '[A-Za-z0-9][A-Za-z0-9._+,~-]*';
const nameOrOrigin = new RegExp(`^${part}(?:/${part})?(?:@[A-Za-z0-9_]+)?$`);

/** What pkg(8) installs by: a name, a name with its version, or an origin with or without a flavor. */
export function parsePackageName(name: string): string {
  checkLength(name, 'package', 255);
  if (!nameOrOrigin.test(name)) throw packageNameUnreadable(name);
  return name;
}
