import * as errors from '../errors/check-network';
import { eachAddress } from './each';

/** Without an interface jail(8) adds no alias and drops the prefix length silently (recorded run). */
export const addressWithoutInterface = eachAddress((use) =>
  use.kind === 'shared' && use.boundTo === undefined && use.address.prefix !== undefined
    ? errors.addressWithoutInterface(use.address.text)
    : undefined,
);
