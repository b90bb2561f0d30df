import { evaluate } from '../../../lib/jailconf';
import type { ParameterTypes, SourceReader } from '../../../lib/jailconf';
import type { ReadConfiguration } from './configuration';

const STANDARD_INPUT = 'STDIN';
/** The file is a directory: flex says so itself, without the program's name, and ends it with status 2. */
const SCANNER_FAILURE = 'input in flex scanner failed';
/** jail(8) looks at the types later, when it knows which jails it works on. */
const NO_TYPES: ParameterTypes = { typeOf: () => undefined };

/** jail.conf as jail(8) holds it before it looks at dependencies and values. */
export function readJailConf(reader: SourceReader): ReadConfiguration {
  return (file, stdin) => {
    const name = file === '-' ? STANDARD_INPUT : file;
    const source: SourceReader =
      file === '-'
        ? { ...reader, read: (path) => (path === name ? Buffer.from(stdin()) : reader.read(path)) }
        : reader;
    const { jails, problems, parsed } = evaluate(name, source, NO_TYPES, { until: 'expand' });
    const messages = problems.map(({ message }) => message);
    return {
      jails: jails.map((jail) => ({
        name: jail.name,
        parameters: jail.parameters,
        failed: messages.some((message) => message.startsWith(`${jail.name}: `)),
      })),
      messages: messages.map((message) => (message === SCANNER_FAILURE ? message : `jail: ${message}`)),
      ...(parsed === undefined && { unusable: messages.at(-1) === SCANNER_FAILURE ? 2 : 1 }),
    };
  };
}
