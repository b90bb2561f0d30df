import { jailParameters, type JailParameter } from '../facts';
import type { Fact } from './fact';

/**
 * Parameters that `jail -m` takes but that reach beyond the kernel, so that only a new start brings
 * all of the change: a devfs that is mounted keeps its ruleset, and an address's alias is ifconfig's.
 */
const MORE_THAN_KERNEL: ReadonlySet<string> = new Set(['devfs_ruleset', 'ip4.addr', 'ip6.addr']);

/** Which parameters change on a running jail, and which of those are off in a jail that does not name them. */
export function liveParameterFacts(): Fact[] {
  const live = jailParameters.filter(changesLive);
  const off = live.filter(offByDefault);
  return [
    ['live_parameters', ...live.map(nameOf).sort()],
    ['off_by_default', ...off.map(nameOf).sort()],
  ];
}

/** Whether `jail -m` brings all of a change to a running jail. */
export function changesLive(parameter: JailParameter): boolean {
  return (
    parameter.kind === 'kernel' &&
    !parameter.readOnly &&
    parameter.change !== 'restart' &&
    parameter.name !== 'name' &&
    !MORE_THAN_KERNEL.has(parameter.name)
  );
}

/** Whether leaving the parameter out means that it is off. */
export function offByDefault(parameter: JailParameter): boolean {
  return parameter.type === 'bool' && parameter.default === false;
}

function nameOf(parameter: JailParameter): string {
  return parameter.name;
}
