import { encodeBinary, fromBinary } from '../../../lib/jailconf/bytes';
import type { EvaluateOptions, Evaluation, SourceReader } from '../../../lib/jailconf';
import { evaluate } from '../../../lib/jailconf';
import { kernelParameterTypes } from '../../../lib/facts/jail-parameter-types';

/** Files by their path; strings are bytes as the reader shows them. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A directory that is in memory only. */
export function memoryReader(files: Files, directories: readonly string[] = []): SourceReader {
  return {
    read(path) {
      const content = files[path];
      if (content === undefined) {
        return directories.includes(path) ? 'EISDIR' : 'ENOENT';
      }
      return typeof content === 'string' ? fromBinary(encodeBinary(content)) : content;
    },
    list(directory) {
      const prefix = directory;
      const names = Object.keys(files)
        .concat(directories)
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length).split('/')[0] ?? '');
      return names.length > 0 ? [...new Set(names)] : undefined;
    },
  };
}

/** Evaluates one text, called `input.conf`, against the kernel's own parameters. */
export function evaluateText(
  text: string | Uint8Array,
  others: Files = {},
  options?: EvaluateOptions,
): Evaluation {
  return evaluate(
    'input.conf',
    memoryReader({ 'input.conf': text, ...others }),
    kernelParameterTypes,
    options,
  );
}
