const FIRST = 1000;
/** The kernel's highest unit of a cloned interface (IF_MAXUNIT, net/if_var.h). */
const LAST = 32767;

/**
 * Gives each name a unit of its own: the one that it leads to or, where several lead to one, the next
 * that is free. Names are served in their own order, so the program's order changes nothing; with
 * fifty names on a host, one host in twenty-five has two that meet.
 *
 * @param wanted the unit that each name leads to
 * @param taken units that somebody else has
 */
export function allocateUnits(
  wanted: ReadonlyMap<string, number>,
  taken: readonly number[] = [],
): Map<string, number> {
  const used = new Set(taken);
  const units = new Map<string, number>();
  for (const name of [...wanted.keys()].sort()) {
    let unit = wanted.get(name) ?? FIRST;
    // Where none is free the clash stays, for a check to report.
    while (used.has(unit) && used.size <= LAST - FIRST) {
      unit = unit >= LAST ? FIRST : unit + 1;
    }
    used.add(unit);
    units.set(name, unit);
  }
  return units;
}
