import * as errors from '../errors/check-order';
import { eachJail } from './each';
import type { Check } from './finding';
import { homes } from './model/homes';
import { ofManifest } from './model/of-manifest';

/** jail(8) starts no jail whose predecessor is not in its file, and a file has the jails of one host only. */
export const unknownDependency: Check = (hosts) => {
  const homeOf = homes(hosts, ({ jails }) => jails.map(({ path }) => path));
  return eachJail(({ startAfter }, manifest) => {
    const unknown = startAfter.filter(({ path }) => !pathsOf(manifest).has(path));
    return unknown.flatMap(({ path, name }) => {
      const home = homeOf(path);
      if (home !== undefined) {
        return [errors.dependencyElsewhere(name, path, home)];
      }
      return namesOf(manifest).has(name) ? [] : [errors.dependencyMissing(name, manifest.host.name)];
    });
  })(hosts);
};

const pathsOf = ofManifest(({ jails }) => new Set(jails.map(({ path }) => path)));
const namesOf = ofManifest(({ jails }) => new Set(jails.map(({ name }) => name)));
