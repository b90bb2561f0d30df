import * as errors from '../errors/check-datasets';
import { zfsNameRules } from '../facts/zfs-properties';
import { eachDataset } from './each';
import { ofManifest } from './model/of-manifest';

/** What an `@` and the name of a snapshot may take up: more than any that is made here. */
const SNAPSHOT_BYTES = 64;

const MOST_BYTES = zfsNameRules.maximumBytes - SNAPSHOT_BYTES;
const MOST_LEVELS = zfsNameRules.maximumDepth;

/** A name that cannot be too long, even of characters of three bytes, nor too deep. */
const SHORT = Math.min(MOST_BYTES / 3, MOST_LEVELS);

/** A dataset's own name may fit and the first snapshot of it still fail, on the day of the first change. */
export const datasetNameLimits = eachDataset(({ name }, manifest) => {
  if (name.length <= SHORT) {
    return undefined;
  }
  const levels = name.split('/').length;
  if (levels > MOST_LEVELS) {
    return errors.tooDeep(name, levels, MOST_LEVELS);
  }
  const bytes = Buffer.byteLength(name);
  return bytes > MOST_BYTES && snapshotted(manifest).has(name)
    ? errors.noRoomForSnapshots(name, bytes, MOST_BYTES)
    : undefined;
});

const snapshotted = ofManifest(
  ({ bases, jails }) =>
    new Set([
      ...bases.map(({ dataset }) => dataset),
      ...jails.map(({ root }) => (root.kind === 'directory' ? undefined : root.dataset)),
    ]),
);
