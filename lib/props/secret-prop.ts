import { instance } from './prop-types';
import { Secret } from '../secret';

/** A secret, wherever a prop takes one. */
export const secretProp = instance<Secret>(
  Secret.isSecret,
  'pass Secret.fromVariable(), Secret.fromEnv() or Secret.fromFile()',
);
