import type { JailEntry } from '../../manifest/jail-schema';

/** Whether a jail has a network stack of its own: by an interface, or because it says so (jail(8): vnet). */
export function hasOwnStack({ interfaces, parameters }: JailEntry): boolean {
  return interfaces.length > 0 || parameters.vnet === true || parameters.vnet === 'new';
}
