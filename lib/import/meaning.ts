import { isDefault } from '../diff/normal-form';
import type { FieldValue } from '../diff/trait';
import { canonicalPath } from './canonical-path';
import { HOOK_PROPS } from './recognise/hooks';
import { canonicalAddress, foldInterface } from './shared-addresses';

/** A jail's parameters in the one form in which what means the same is equal, FreeBSD's defaults left out. */
export type Meaning = ReadonlyMap<string, string>;

/** @param parameters normal forms by name */
export function meaningOf(parameters: ReadonlyMap<string, FieldValue>): Meaning {
  const devfs = parameters.get('mount.devfs') === 'true';
  const all = new Map([...withoutName(parameters), ['devfs_ruleset', rulesetOf(parameters, devfs)] as const]);
  const shared = String(parameters.get('interface') ?? '');
  const told = [...all].map(([name, value]) => [name, canonical(name, value, shared)] as const);
  return new Map(told.filter(([name, text]) => text !== '' && !isDefault(name, text)));
}

/** `name` says nothing, and `interface` is told with the addresses. */
function withoutName(parameters: ReadonlyMap<string, FieldValue>): (readonly [string, FieldValue])[] {
  const addressed = parameters.has('ip4.addr') || parameters.has('ip6.addr');
  return [...parameters].filter(([name]) => name !== 'name' && !(addressed && name === 'interface'));
}

/** jail(8) itself mounts /dev with ruleset 4 when none is named. */
function rulesetOf(parameters: ReadonlyMap<string, FieldValue>, devfs: boolean): FieldValue {
  return parameters.get('devfs_ruleset') ?? (devfs ? '4' : '0');
}

function canonical(name: string, value: FieldValue, shared: string): string {
  const list = [value].flat();
  switch (name) {
    case 'path':
      return canonicalPath(list[0] ?? '');
    case 'ip4.addr':
    case 'ip6.addr':
      return foldInterface(list, shared === '' ? undefined : shared)
        .map(canonicalAddress)
        .join(', ');
    case 'mount':
      return list.map(mountLine).sort().join('; ');
    case 'depend':
    case 'vnet.interface':
      return [...list].sort().join(', ');
    default:
      return name in HOOK_PROPS ? list.filter((line) => line.trim() !== '').join('; ') : list.join(', ');
  }
}

/** jail(8) takes no notice of dump and pass, and mounts read-write unless told otherwise. */
function mountLine(line: string): string {
  const [source, target, type, options = 'rw'] = line.trim().split(/\s+/);
  return [source, target, type, options].join(' ');
}
