import * as errors from '../errors/check-network';
import { perHost } from './finding';
import { clashes } from './model/clashes';
import { macUses } from './model/macs';

/** Derived addresses clash about never, explicit ones when lines are copied. */
export const duplicateMac = perHost((manifest) =>
  clashes(
    macUses(manifest),
    ({ mac }) => mac,
    ({ path, mac, name }, first) => ({ path, message: errors.macInUse(mac, name, first.name, first.path) }),
  ),
);
