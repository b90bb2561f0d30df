import * as errors from '../errors/check-network';
import { perHost } from './finding';
import { addressUses, isOwnGateway, type AddressUse } from './model/addresses';
import { isLinkLocal } from '../values/ip-address';
import { clashes } from './model/clashes';

/** Addresses are compared as numbers: `fd00::2` and `fd00:0::0002` are one. */
export const duplicateAddress = perHost((manifest) =>
  clashes(
    addressUses(manifest).filter((use) => use.kind !== 'interface' || !isOwnGateway(use)),
    keyOf,
    ({ path, address }, first) => ({
      path,
      message:
        path === first.path
          ? errors.addressTwice(address.family, address.address)
          : errors.addressInUse(address.family, address.address, first.path),
    }),
  ),
);

/** A link-local address is one's own on each link only. */
function keyOf(use: AddressUse): string {
  const { address } = use.address;
  return isLinkLocal(address) ? `${address}%${linkOf(use) ?? ''}` : address;
}

function linkOf(use: AddressUse): string | undefined {
  return use.kind === 'shared' ? use.boundTo : use.bridge?.entry.name;
}
