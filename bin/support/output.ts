import { createColors } from 'picocolors';

/** Colours for a stream: on a terminal only, and never with NO_COLOR or a dumb one. */
export function coloursFor(stream: NodeJS.WriteStream): ReturnType<typeof createColors> {
  const { NO_COLOR, TERM } = process.env;
  return createColors(stream.isTTY === true && (NO_COLOR ?? '') === '' && TERM !== 'dumb');
}

/** Prints to standard output as it is. */
export function print(text: string | Uint8Array): void {
  process.stdout.write(text);
}

/** Prints one line of JSON; a byte that is no UTF-8 is the escape of a lone surrogate. */
export function printJson(value: unknown): void {
  print(`${JSON.stringify(value)}\n`);
}

/** Prints to standard error as it is. */
export function complain(text: string): void {
  process.stderr.write(text);
}

/** Lets `cdktf-jails … | head` end without an error when head has seen enough. */
export function endQuietlyOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') {
        process.exit();
      }
      throw error;
    });
  }
}
