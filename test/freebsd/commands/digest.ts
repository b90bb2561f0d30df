import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SystemError } from '../errno';
import type { Session } from '../machine/session';
import type { Command, CommandTable } from './command';
import { parseOptions } from './options';

const MISMATCH = 2;

/** md5(1) and its like: -c takes a digest, not a list as GNU's do. */
const digest = (algorithm: string): Command => ({
  path: `/sbin/${algorithm}`,
  usage: `usage: ${algorithm} [-pqrtx] [-c string] [-s string] [file ...]`,
  async run(session: Session) {
    const options = parseOptions(session, 'c:pqrs:');
    const sum = (data: Buffer): string => createHash(algorithm).update(data).digest('hex');
    const check = options.value('c')?.toLowerCase();
    const quiet = options.has('q');
    let status = 0;
    const show = (hex: string, name: string, label: string): void => {
      const failed = check !== undefined && check !== hex;
      if (failed) status = MISMATCH;
      const mark = failed ? ' [ Failed ]' : '';
      if (quiet) session.line(hex + mark);
      else if (options.has('r')) session.line(`${hex} ${name}${mark}`);
      else session.line(`${algorithm.toUpperCase()} (${label}) = ${hex}${mark}`);
    };
    const text = options.value('s');
    if (text !== undefined) show(sum(Buffer.from(text)), `"${text}"`, `"${text}"`);
    for (const file of options.operands) {
      const data = read(session, file);
      if (data) show(sum(data), file, file);
      else status = status || 1;
    }
    if (text === undefined && options.operands.length === 0) {
      const data = await session.call.input();
      if (options.has('p')) session.call.out(data);
      const hex = sum(data);
      const failed = check !== undefined && check !== hex;
      session.line(hex + (failed ? ' [ Failed ]' : ''));
      if (failed) status = MISMATCH;
    }
    return status;
  },
});

function read(session: Session, file: string): Buffer | undefined {
  try {
    return readFileSync(session.tree.real(session.absolute(file)));
  } catch (error) {
    const reason = error instanceof SystemError ? error.message : 'Is a directory';
    session.complain(`${file}: ${reason}`);
    return undefined;
  }
}

export const digests: CommandTable = Object.fromEntries(
  ['md5', 'sha1', 'sha256', 'sha384', 'sha512'].map((algorithm) => [algorithm, digest(algorithm)]),
);
