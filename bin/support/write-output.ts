import { writeFileSync } from 'node:fs';
import { UserError } from './exit-status';

/** Writes what a command made to the file that `-o` names. */
export function writeOutput(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`${file}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
