import type { JailEntry } from '../../manifest/jail-schema';
import { listStatement, type OriginatedValues, type Statement } from '../statement';
import { epairConfiguration, epairCreation, epairDestruction } from './epair';
import { limitAdditions, limitRemovals } from './limits';
import { parameterStatements } from './parameter-statement';

const SETTINGS = [
  'exec.clean',
  'exec.jail_user',
  'exec.system_jail_user',
  'exec.system_user',
  'exec.timeout',
  'exec.consolelog',
  'exec.fib',
  'exec.prepare',
];

/** Parameters that are written among the hooks; the rest of the block leaves them alone. */
export const HOOK_PARAMETERS: ReadonlySet<string> = new Set([
  ...SETTINGS,
  'command',
  'stop.timeout',
  'exec.release',
]);

/**
 * The hooks in the order in which jail(8) runs them. What the library adds stands around the user's
 * own lines: before them on the way up, after them on the way down, but for limits, which must be
 * gone before anything stops.
 */
export function hookStatements(jail: JailEntry): Statement[] {
  const { hooks } = jail;
  return [
    ...parameterStatements(jail, SETTINGS),
    ...listStatement('exec.prestart', [
      ...devfsGuard(jail),
      ...perInterface(jail, (one) => epairCreation(jail, one)),
      own(jail, 'execPrestart', hooks.prestart),
    ]),
    ...listStatement('exec.created', [own(jail, 'execCreated', hooks.created)]),
    ...listStatement('exec.start', [
      ...perInterface(jail, epairConfiguration),
      own(jail, 'execStart', hooks.start),
    ]),
    ...parameterStatements(jail, ['command']),
    ...listStatement('exec.poststart', [
      ...limitAdditions(jail),
      own(jail, 'execPoststart', hooks.poststart),
    ]),
    ...listStatement('exec.prestop', [...limitRemovals(jail), own(jail, 'execPrestop', hooks.prestop)]),
    ...listStatement('exec.stop', [own(jail, 'execStop', hooks.stop)]),
    ...parameterStatements(jail, ['stop.timeout']),
    ...listStatement('exec.poststop', [
      own(jail, 'execPoststop', hooks.poststop),
      ...perInterface(jail, epairDestruction),
    ]),
    ...parameterStatements(jail, ['exec.release']),
  ];
}

/** Fails where a ruleset has no rules, which would hide nothing (devfs(8)). */
export function devfsGuardLine(ruleset: string): string {
  return `test -n "$(/sbin/devfs rule -s ${ruleset} show)"`;
}

/** Rather no jail than one that sees every disk. */
function devfsGuard(jail: JailEntry): OriginatedValues[] {
  const ruleset = jail.parameters.devfs_ruleset;
  if (jail.parameters['mount.devfs'] !== true || ruleset === undefined || ruleset === 0) {
    return [];
  }
  return [
    {
      texts: [devfsGuardLine(String(ruleset))],
      origin: { path: jail.path, member: 'devfsRuleset' },
    },
  ];
}

function perInterface(
  jail: JailEntry,
  lines: (one: JailEntry['interfaces'][number]) => string[],
): OriginatedValues[] {
  return jail.interfaces.map((one) => ({
    texts: lines(one),
    origin: { path: one.path, member: 'attach()' },
  }));
}

function own(jail: JailEntry, member: string, texts: readonly string[] = []): OriginatedValues {
  return { texts, origin: { path: jail.path, member } };
}
