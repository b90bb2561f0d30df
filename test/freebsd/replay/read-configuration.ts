import type { SourceReader } from '../../../lib/jailconf';
import { readJailConf } from '../jail/read-jail-conf';
import { ERRNO_TEXT } from '../errno';
import type { ConfigurationReader } from './replay-recording';
import type { VirtualFiles } from './virtual-files';

const FAILURES = ['EISDIR', 'ENOTDIR'] as const;

/** jail.conf from the files of a recorded run. */
export const configurationReader: ConfigurationReader = (files) => readJailConf(sourceOf(files));

const sourceOf = (files: VirtualFiles): SourceReader => ({
  read(path) {
    const text = files.read(path);
    if (typeof text === 'string') return Buffer.from(text, 'utf8');
    return FAILURES.find((errno) => ERRNO_TEXT[errno] === text.error) ?? 'ENOENT';
  },
  list(directory) {
    return files.stat(directory || '.') === 'directory' ? files.list(directory || '.') : undefined;
  },
});
