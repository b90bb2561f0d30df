import * as errors from '../errors/check-mounts';
import { eachMount } from './each';
import type { Check } from './finding';
import { datasetsByPath } from './model/datasets';
import { homes } from './model/homes';

/** A dataset is on one host; another host may have one of the same name, but not the same data. */
export const unknownMount: Check = (hosts) => {
  const homeOf = homes(hosts, ({ datasets }) => datasets.map(({ path }) => path));
  return eachMount(({ dataset, path }, _jail, manifest) => {
    // A dataset without a name has been refused already.
    if (dataset === '' || datasetsByPath(manifest).has(path)) {
      return undefined;
    }
    const home = homeOf(path);
    return home === undefined
      ? errors.mountUndeclared(dataset, manifest.host.name)
      : errors.mountElsewhere(dataset, path, home);
  })(hosts);
};
