import { writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { SystemError } from '../errno';
import type { Session } from '../machine/session';
import type { Command } from './command';
import { parseOptions } from './options';

/** fetch(1): URLs have the contents that the test has given them. A download may be cut short. */
export const fetch: Command = {
  path: '/usr/bin/fetch',
  usage: 'usage: fetch [-146AadFlMmnPpqRrsUv] [-o file] [-T seconds] URL ...',
  run(session: Session) {
    const options = parseOptions(session, '146AaFMmnpqRrsUvo:T:w:S:');
    if (options.operands.length === 0) session.usage();
    let status = 0;
    for (const url of options.operands) {
      const content = session.state.downloads[url];
      if (content === undefined) {
        const known = Object.keys(session.state.downloads).some((other) => hostOf(other) === hostOf(url));
        status = session.fail(`${url}: ${known ? 'Not Found' : 'Name does not resolve'}`);
        continue;
      }
      const data = Buffer.from(content, 'latin1');
      if (options.has('s')) {
        session.line(String(data.length));
        continue;
      }
      const output = options.value('o') ?? posix.basename(url);
      if (output === '-') {
        session.call.out(data);
        continue;
      }
      const path = session.absolute(output);
      const file = session.tree.isDirectory(path) ? posix.join(path, posix.basename(url)) : path;
      try {
        const folder = session.tree.real(posix.dirname(file));
        writeFileSync(join(folder, posix.basename(file)), data);
      } catch (error) {
        if (!(error instanceof SystemError)) throw error;
        status = session.fail(`${output}: ${error.message}`);
      }
    }
    return status;
  },
};

const hostOf = (url: string): string => /^[a-z]+:\/\/([^/]*)/.exec(url)?.[1] ?? '';
