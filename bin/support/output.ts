import { writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { createColors } from 'picocolors';
import { ExitStatus, UserError } from './exit-status';

/** Colours for a stream: on a terminal only, and never with NO_COLOR or a dumb one. */
export function coloursFor(stream: NodeJS.WriteStream): ReturnType<typeof createColors> {
  const { NO_COLOR, TERM } = process.env;
  return createColors(stream.isTTY === true && (NO_COLOR ?? '') === '' && TERM !== 'dumb');
}

/** Prints to standard output as it is. */
export function print(text: string | Uint8Array): void {
  const { stdout } = process;
  if (stdout instanceof Socket) {
    stdout.write(text);
    return;
  }
  // A file: the stream would not notice that a disk took only a part.
  try {
    writeFileSync(process.stdout.fd, text);
  } catch (error) {
    throw new UserError(notWritten(error));
  }
}

function notWritten(error: unknown): string {
  return `standard output cannot be written (${(error as NodeJS.ErrnoException).code})`;
}

/** Prints one line of JSON; a byte that is no UTF-8 is the escape of a lone surrogate. */
export function printJson(value: unknown): void {
  print(`${JSON.stringify(value)}\n`);
}

/** Prints to standard error as it is. */
export function complain(text: string): void {
  process.stderr.write(text);
}

/**
 * Lets `cdktf-jails … | head` end without an error when head has seen enough, and with one line where
 * what is printed cannot be written, as on a full disk.
 */
export function endWhereOutputEnds(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      process.exit();
    }
    complain(`cdktf-jails: ${notWritten(error)}\n`);
    process.exit(ExitStatus.ERROR);
  });
  process.stderr.on('error', ({ code }: NodeJS.ErrnoException) => {
    process.exit(code === 'EPIPE' ? undefined : ExitStatus.ERROR);
  });
}
