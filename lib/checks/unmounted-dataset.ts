import * as errors from '../errors/check-datasets';
import type { DatasetEntry } from '../manifest/dataset-schema';
import { eachDataset } from './each';
import { datasetTree, deciding, neededDatasets, type DatasetTree, type Purpose } from './model/datasets';

/** At boot `zfs mount -a` passes by such a dataset, and the jail starts without its files or not at all. */
export const unmountedDataset = eachDataset((entry, manifest) => {
  const use = neededDatasets(manifest).get(entry);
  if (use === undefined) {
    return undefined;
  }
  const setting = hindrance(datasetTree(manifest), entry, use.purpose);
  return setting === undefined ? undefined : errors.notMountedAtBoot(entry.name, setting, use.jail);
});

function hindrance(tree: DatasetTree, entry: DatasetEntry, purpose: Purpose): string | undefined {
  const { canmount = 'on' } = entry.properties;
  if (canmount !== 'on') {
    return `canmount=${canmount}`;
  }
  if (deciding(tree, entry, 'jailed')?.properties.jailed === 'on') {
    return 'jailed=on';
  }
  // Of what is mounted with mount(), another rule says so.
  return entry.mountpoint.startsWith('/') || purpose === 'mount'
    ? undefined
    : `mountpoint=${entry.mountpoint}`;
}
