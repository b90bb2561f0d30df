import * as errors from '../errors/check-datasets';
import type { HostManifest } from '../manifest/schema';
import { eachBase, eachJail } from './each';
import type { Check } from './finding';
import { datasetTree, deciding } from './model/datasets';

/** Properties, often inherited, with which a jail's own dataset or its base cannot be what it is for. */
export const rootDatasetProperties: Check = (hosts) => [...ofBases(hosts), ...ofRoots(hosts)];

const ofBases = eachBase(({ dataset }, manifest) =>
  has(manifest, dataset, 'readonly', 'on') ? errors.baseReadOnly(dataset) : undefined,
);

const ofRoots = eachJail(({ path, root }, manifest) => {
  if (root.kind === 'clone' && has(manifest, root.dataset, 'exec', 'off')) {
    return errors.rootNotExecutable(root.dataset, path);
  }
  return root.kind === 'nullfs' && root.writable.length > 0 && has(manifest, root.dataset, 'readonly', 'on')
    ? errors.rootReadOnly(root.dataset, path)
    : undefined;
});

function has(manifest: HostManifest, name: string, property: string, value: string): boolean {
  const tree = datasetTree(manifest);
  const entry = tree.byName.get(name);
  return entry !== undefined && deciding(tree, entry, property)?.properties[property] === value;
}
