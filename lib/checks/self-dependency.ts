import * as errors from '../errors/check-order';
import { eachJail } from './each';

/** jail(8) never starts such a jail, prints nothing and exits 0 (recorded run). */
export const selfDependency = eachJail(({ name, startAfter }) =>
  startAfter.some((other) => other.name === name) ? errors.dependencyOnItself(name) : undefined,
);
