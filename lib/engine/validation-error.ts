import { inspect } from 'node:util';
import { validationFailed } from '../errors/engine';
import type { Problem } from './synthesis';

/** Ends a synthesis before anything is written. The terminal shows the list alone: the program is at fault, not a line of ours. */
export function throwProblems(problems: readonly Problem[]): never {
  const error = new Error(validationFailed(problems));
  error.stack = error.message;
  // without this, Node puts an error that has no stack frames in brackets
  Object.defineProperty(error, inspect.custom, { value: () => error.message });
  throw error; // node-do-not-add-exception-line: the word by which Node leaves out the source line
}
