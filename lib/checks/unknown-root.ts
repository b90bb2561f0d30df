import * as errors from '../errors/check-datasets';
import type { HostManifest } from '../manifest/schema';
import type { Check } from './finding';
import { eachJail } from './each';
import { homes } from './model/homes';
import { ofManifest } from './model/of-manifest';

/** A base and what is made from it are on one host. They are known by name, as a root has no construct. */
export const unknownRoot: Check = (hosts) => {
  const homeOfBase = homes(hosts, baseNames);
  const homeOfDataset = homes(hosts, datasetNames);
  return eachJail(({ root }, manifest) => {
    if (root.kind === 'directory') {
      return undefined;
    }
    const host = manifest.host.name;
    if (!basesOf(manifest).has(root.base)) {
      const home = homeOfBase(root.base);
      if (home !== undefined) {
        return errors.rootElsewhere('base', root.base, host, home);
      }
      // A base that is wrong in itself is not in the manifest, but its dataset is.
      return datasetsOf(manifest).has(root.base) ? undefined : errors.baseUndeclared(root.base, host);
    }
    const home = datasetsOf(manifest).has(root.dataset) ? undefined : homeOfDataset(root.dataset);
    return home === undefined ? undefined : errors.rootElsewhere('dataset', root.dataset, host, home);
  })(hosts);
};

const basesOf = ofManifest((manifest) => new Set(baseNames(manifest)));
const datasetsOf = ofManifest((manifest) => new Set(datasetNames(manifest)));

function baseNames({ bases }: HostManifest): string[] {
  return bases.map(({ dataset }) => dataset);
}

function datasetNames({ datasets }: HostManifest): string[] {
  return datasets.map(({ name }) => name);
}
