import * as errors from '../errors/check-network';
import type { BridgeEntry } from '../manifest/bridge-schema';
import { isBridgeUnit } from '../values/interface-name';
import { perHost } from './finding';
import { clashes } from './model/clashes';
import { distinctJails } from './model/distinct-jails';

/**
 * Two interfaces that are created under one number and then renamed: the second is taken for the first.
 * Constructs give every one its own; a manifest may also be written by others.
 */
export const duplicateInterfaceUnit = perHost((manifest) => {
  const pairs = distinctJails(manifest).flatMap(({ path, interfaces }) =>
    interfaces.map(({ unit, jailEnd }) => ({ path, unit, jailEnd })),
  );
  const bridges = new Map(manifest.bridges.map((bridge) => [bridge.name, bridge]));
  return [
    ...clashes(bridges.values(), createdAs, (bridge, first) => ({
      path: bridge.path,
      message: errors.unitInUse(createdAs(bridge), bridge.name, first.name, first.path),
    })),
    ...clashes(
      pairs,
      ({ unit }) => String(unit),
      ({ path, unit, jailEnd }, first) => ({
        path,
        message: errors.unitInUse(`epair${unit}`, jailEnd, first.jailEnd, first.path),
      }),
    ),
  ];
});

function createdAs({ name, unit }: BridgeEntry): string {
  return isBridgeUnit(name) ? name : `bridge${unit}`;
}
