import * as errors from '../errors/check-releases';
import { zfsProperty } from '../facts/zfs-properties';
import { eachDataset } from './each';
import { isNewer } from './model/releases';

/** `zfs create` refuses a property, or a value of one, that its release does not know. */
export const missingProperty = eachDataset(({ properties }, { host }) =>
  Object.keys(properties).flatMap((name) => {
    const fact = zfsProperty(name);
    if (fact === undefined || fact.confidence === 'low') {
      return [];
    }
    const value = properties[name] ?? '';
    const valueSince = fact.valuesSince?.[value];
    if (fact.since !== undefined && isNewer(fact.since, host.release)) {
      return [errors.propertyTooNew(name, fact.since, host.name, host.release)];
    }
    return valueSince !== undefined && isNewer(valueSince, host.release)
      ? [errors.propertyTooNew(`${name}=${value}`, valueSince, host.name, host.release)]
      : [];
  }),
);
