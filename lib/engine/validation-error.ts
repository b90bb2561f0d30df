import { validationFailed } from '../errors/engine';
import type { Problem } from './synthesis';

/**
 * Ends a synthesis before anything is written. The terminal shows the list and none of our lines: it
 * is the program that is at fault. Node puts an error without any stack frame in brackets, which
 * would run into the last message: hence the one that says no more than it must.
 */
export function throwProblems(problems: readonly Problem[]): never {
  const error = new Error(validationFailed(problems));
  error.stack = `${error.message}\n    at synth`;
  throw error; // node-do-not-add-exception-line: the word by which Node leaves out the source line
}
