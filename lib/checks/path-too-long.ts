import * as errors from '../errors/check-names';
import { joinPaths } from '../values/path';
import { eachJail } from './each';

/** MAXPATHLEN is 1024 with the NUL at the end. */
const MOST_BYTES = 1023;

/** No character of UTF-8 takes more bytes for one unit of JavaScript's strings. */
const MOST_BYTES_OF_A_UNIT = 3;

/** Each part may be short enough, and a mount in a jail deep down still too long as the host sees it. */
export const pathTooLong = eachJail(({ root, mounts }) =>
  ['/', ...mounts.map(({ destination }) => destination)]
    .filter(({ length }) => (root.path.length + length) * MOST_BYTES_OF_A_UNIT > MOST_BYTES)
    .map((destination) => joinPaths(root.path, destination))
    .filter((path) => Buffer.byteLength(path) > MOST_BYTES)
    .map((path) => errors.pathTooLong(path, Buffer.byteLength(path), MOST_BYTES)),
);
