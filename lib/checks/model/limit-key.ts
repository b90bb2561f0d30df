import type { LimitEntry } from '../../manifest/jail-schema';

/** What a jail has one rule for, in the words of rctl(8): `maxproc:deny` or `maxproc:deny/user`. */
export function limitKey({ resource, action, per }: LimitEntry): string {
  return `${resource}:${action}${per === 'jail' ? '' : `/${per}`}`;
}
