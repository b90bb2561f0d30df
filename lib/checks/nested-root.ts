import * as errors from '../errors/check-names';
import { eachJail } from './each';
import { directoryAbove, nearestDirectory } from './model/canonical-path';
import { isPartOfNamesake } from './model/distinct-jails';
import { ofManifest } from './model/of-manifest';

/**
 * Root in the outer jail could change the inner one's files, setuid programs included; and root in a jail
 * that runs in a base itself, those of all jails on it.
 */
export const nestedRoot = eachJail(({ path, root }, manifest) => {
  const base = nearestDirectory(root.path, basesByMountpoint(manifest));
  if (base !== undefined) {
    return errors.rootInsideBase(root.path, base.mountpoint, base.path);
  }
  const outer = nearestDirectory(directoryAbove(root.path), jailsByRoot(manifest));
  // A root of `/` is reported as such, and not once more for every other jail.
  return outer === undefined ||
    outer.root.path === '/' ||
    root.path === '/' ||
    isPartOfNamesake(manifest, path)
    ? undefined
    : errors.rootInsideRoot(root.path, outer.root.path, outer.path);
});

const jailsByRoot = ofManifest(
  ({ jails }) =>
    new Map(jails.filter(({ root }) => root.path.startsWith('/')).map((jail) => [jail.root.path, jail])),
);

const basesByMountpoint = ofManifest(
  ({ bases }) =>
    new Map(
      bases.filter(({ mountpoint }) => mountpoint.startsWith('/')).map((base) => [base.mountpoint, base]),
    ),
);
