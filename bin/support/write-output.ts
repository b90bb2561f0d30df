import { UserError } from './exit-status';
import { replaceFile } from './replace-file';

/** Writes what a command made to the file that `-o` names. */
export function writeOutput(file: string, text: string): void {
  try {
    replaceFile(file, text);
  } catch (error) {
    throw new UserError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
