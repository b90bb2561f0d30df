import * as errors from '../errors/check-names';
import { perHost } from './finding';
import { clashes } from './model/clashes';

/** The second jail of a number is refused by the kernel: `"web" already exists` (recorded run). */
export const duplicateJid = perHost(({ jails }) =>
  clashes(
    jails.map(({ path, parameters }) => ({ path, jid: numberOf(parameters.jid) })),
    ({ jid }) => jid,
    ({ path, jid = '' }, first) => ({ path, message: errors.jidInUse(jid, first.path) }),
  ),
);

function numberOf(jid: unknown): string | undefined {
  return Number.isInteger(Number(jid ?? NaN)) ? String(Number(jid)) : undefined;
}
