import * as errors from '../errors/check-mounts';
import { eachMount } from './each';
import { datasetsByPath } from './model/datasets';

/** What the host does not mount has no directory that nullfs could show to a jail. */
export const mountWithoutMountpoint = eachMount(({ path }, _jail, manifest) => {
  const entry = datasetsByPath(manifest).get(path);
  return entry === undefined || entry.mountpoint.startsWith('/')
    ? undefined
    : errors.mountWithoutMountpoint(entry.name, path, entry.mountpoint);
});
