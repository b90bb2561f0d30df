import * as errors from '../errors/check-releases';
import { baseArchives } from '../facts/releases';
import { eachBase } from './each';

/** A known sum in the wrong place: the fetch would fail, or worse, give a base that the kernel cannot run. */
export const baseSum = eachBase(({ release, sha256 }, { host }) => {
  const archive = archives.get(sha256);
  if (archive === undefined) {
    return undefined;
  }
  const name = `${archive.release} for ${archive.architecture}`;
  if (archive.architecture !== host.architecture) {
    return errors.baseOfArchitecture(name, host.name, host.architecture);
  }
  return archive.release === release ? undefined : errors.baseOfRelease(name, release);
});

const archives = new Map(
  Object.entries(baseArchives).flatMap(([release, byArchitecture]) =>
    Object.entries(byArchitecture ?? {}).flatMap(([architecture, archive]) =>
      archive === undefined ? [] : [[archive.sha256, { release, architecture }] as const],
    ),
  ),
);
