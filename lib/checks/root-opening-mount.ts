import * as errors from '../errors/check-mounts';
import type { JailEntry } from '../manifest/jail-schema';
import { eachMount } from './each';
import { nearestDirectory } from './model/canonical-path';
import { datasetTree, isMountedAtBoot } from './model/datasets';
import { ofManifest } from './model/of-manifest';

/** As with a root inside another: whoever writes a jail's files is root in it, and its setuid programs are theirs. */
export const rootOpeningMount = eachMount(({ dataset, readOnly }, jail, manifest) => {
  if (readOnly) {
    return undefined;
  }
  const other = jailsByDataset(manifest)
    .get(dataset)
    ?.find(({ path }) => path !== jail.path);
  // A mount of the jail's own root is refused as that.
  return other === undefined || rootDataset(jail) === dataset
    ? undefined
    : errors.mountOpensRoot(dataset, other.path);
});

/** The jails whose roots each dataset holds. nullfs does not follow into the datasets mounted below. */
const jailsByDataset = ofManifest((manifest) => {
  const tree = datasetTree(manifest);
  const mounted = manifest.datasets.filter((entry) => isMountedAtBoot(tree, entry));
  const byMountpoint = new Map(mounted.map(({ mountpoint, name }) => [mountpoint, name]));
  const held = new Map<string, JailEntry[]>();
  for (const jail of manifest.jails) {
    const dataset = rootDataset(jail) ?? nearestDirectory(jail.root.path, byMountpoint);
    if (dataset !== undefined) {
      const jails = held.get(dataset) ?? [];
      jails.push(jail);
      held.set(dataset, jails);
    }
  }
  return held;
});

function rootDataset({ root }: JailEntry): string | undefined {
  return root.kind === 'directory' ? undefined : root.dataset;
}
