import { JailAddress } from '../values/address';
import { faultOf } from './fault';

/** Addresses with the interface that `interface` gives to those that name none (jail(8)). */
export function foldInterface(addresses: readonly string[], interfaceName: string | undefined): string[] {
  return addresses.map((address) =>
    interfaceName === undefined || address.includes('|') ? address : `${interfaceName}|${address}`,
  );
}

export function addressFault(address: string): string | undefined {
  return faultOf(() => JailAddress.parse(address));
}

/** The canonical form of an address that the library takes, else the text itself. */
export function canonicalAddress(address: string): string {
  return addressFault(address) === undefined ? JailAddress.parse(address).text : address;
}
