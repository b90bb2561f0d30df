import * as errors from '../errors/check-isolation';
import { eachJail } from './each';
import { risksOf } from './model/risks';

/** A reason that outlives its risk would let the risk come back unseen. */
export const needlessAcknowledgement = eachJail((jail) =>
  jail.acknowledgements
    .filter(({ parameter }) => !risksOf(jail).some(({ name }) => name === parameter))
    .map(({ parameter }) => errors.needlessAcknowledgement(parameter)),
);
