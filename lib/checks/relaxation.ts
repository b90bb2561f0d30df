import * as errors from '../errors/check-isolation';
import { eachJail } from './each';
import { risksOf } from './model/risks';

/** Strict by default: whatever weakens a jail is said, until the program gives a reason for it. */
export const relaxation = eachJail((jail) =>
  risksOf(jail)
    .filter(({ name }) => !jail.acknowledgements.some(({ parameter }) => parameter === name))
    .map(({ name, risk }) => errors.relaxation(name, risk)),
);
