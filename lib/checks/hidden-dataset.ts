import * as errors from '../errors/check-datasets';
import { eachDataset } from './each';
import { nearestDirectory } from './model/canonical-path';
import { datasetTree, isMountedAtBoot } from './model/datasets';
import { ofManifest } from './model/of-manifest';

/** The base is mounted on the jail's root when the jail starts: over what ZFS mounted there at boot. */
export const hiddenDataset = eachDataset((entry, manifest) => {
  const jail = isMountedAtBoot(datasetTree(manifest), entry)
    ? nearestDirectory(entry.mountpoint, jailsByNullfsRoot(manifest))
    : undefined;
  return jail === undefined ? undefined : errors.hiddenByRoot(entry.mountpoint, jail);
});

const jailsByNullfsRoot = ofManifest(
  ({ jails }) =>
    new Map(jails.filter(({ root }) => root.kind === 'nullfs').map(({ path, root }) => [root.path, path])),
);
