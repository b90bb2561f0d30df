import * as errors from '../errors/check-datasets';
import { eachDataset } from './each';

/** Each pair bounds the same space; ZFS answers the contradiction with "out of space" (dsl_dir.c, dsl_dataset.c). */
const PAIRS = [
  ['reservation', 'quota'],
  ['refreservation', 'refquota'],
] as const;

export const reservationAboveQuota = eachDataset(({ name, properties }) =>
  PAIRS.filter(
    ([reservation, quota]) => Number(properties[reservation]) > (Number(properties[quota]) || Infinity),
  ).map(([reservation, quota]) =>
    errors.reservationAboveQuota(
      name,
      `${reservation}=${properties[reservation]}`,
      `${quota}=${properties[quota]}`,
    ),
  ),
);
