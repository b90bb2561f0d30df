import * as errors from '../errors/check-network';
import { eachJail } from './each';
import type { Check } from './finding';
import { bridgesByPath } from './model/bridge-networks';
import { homes } from './model/homes';

/** A bridge ends where its host ends. */
export const unknownBridge: Check = (hosts) => {
  const homeOf = homes(hosts, ({ bridges }) => bridges.map(({ path }) => path));
  return eachJail(({ interfaces }, manifest) => {
    const unknown = interfaces.filter(({ path }) => !bridgesByPath(manifest).has(path));
    return unknown.map(({ path, bridge }) => {
      const home = homeOf(path);
      return home === undefined
        ? errors.bridgeUndeclared(bridge, path)
        : errors.bridgeElsewhere(bridge, path, home);
    });
  })(hosts);
};
