import { devfsGuardLine } from '../../render/jail/hooks';
import { textOf, type SourceJail } from '../source-jail';
import type { HookLine } from './hooks';

/** The line that the library itself puts before all others of a jail with a /dev: it shall not stand there twice. */
export function findDevfsGuard(jail: SourceJail, lines: readonly HookLine[]): ReadonlySet<HookLine> {
  const first = lines.find(({ hook }) => hook === 'exec.prestart');
  const ruleset = textOf(jail, 'devfs_ruleset');
  const isGuarded = textOf(jail, 'mount.devfs') === 'true' && ruleset !== undefined && ruleset !== '0';
  return new Set(isGuarded && first?.text === devfsGuardLine(ruleset) ? [first] : []);
}
