import * as errors from '../errors/check-network';
import { eachAddress } from './each';

/** With another prefix length the jail looks for neighbours where there are none, or for none where they are. */
export const addressPrefix = eachAddress((use) => {
  if (use.kind !== 'interface' || use.bridge === undefined) {
    return undefined;
  }
  const { family, ip, prefix } = use.address;
  const { network } = use.bridge.families[family];
  return network === undefined || prefix === undefined || prefix === network.prefix || !network.contains(ip)
    ? undefined
    : errors.prefixDiffers(family, `${ip.text}/${prefix}`, network.text, use.bridge.entry.path);
});
