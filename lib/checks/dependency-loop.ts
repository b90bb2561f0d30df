import * as errors from '../errors/check-order';
import type { JailEntry } from '../manifest/jail-schema';
import { perHost, type Finding } from './finding';
import { circles } from './model/circles';
import { distinctJails } from './model/distinct-jails';

/** jail(8) starts none of the jails of a circle, names one of them and exits 0 (recorded run). */
export const dependencyLoop = perHost((manifest) => {
  const byName = new Map<string, JailEntry>(distinctJails(manifest).map((jail) => [jail.name, jail]));
  const predecessors = new Map(
    [...byName.values()]
      .filter(({ startAfter }) => startAfter.length > 0)
      .map(({ name, startAfter }) => [name, startAfter.map((other) => other.name)]),
  );
  return circles(predecessors).map((names): Finding => {
    const first = byName.get(names[0] ?? '');
    return { path: first?.path ?? manifest.host.path, message: errors.dependencyLoop(names) };
  });
});
