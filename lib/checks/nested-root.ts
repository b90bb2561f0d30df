import * as errors from '../errors/check-names';
import { eachJail } from './each';
import { directoryAbove, nearestDirectory } from './model/canonical-path';
import { isPartOfNamesake } from './model/distinct-jails';
import { ofManifest } from './model/of-manifest';

/** Root in the outer jail could change the inner one's files, setuid programs included. */
export const nestedRoot = eachJail(({ path, root }, manifest) => {
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
