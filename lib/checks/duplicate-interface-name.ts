import * as errors from '../errors/check-network';
import type { HostManifest } from '../manifest/schema';
import { perHost } from './finding';
import { clashes } from './model/clashes';
import { distinctJails } from './model/distinct-jails';

interface NameUse {
  readonly path: string;
  readonly name: string;
  readonly role: Role;
}

type Role = 'bridge' | 'uplink' | 'hostEnd' | 'jailEnd' | 'moved';

const WORDS: Readonly<Record<Role, string>> = {
  bridge: 'bridge',
  uplink: 'uplink',
  hostEnd: "host's end of the pair",
  jailEnd: "jail's end of the pair",
  moved: 'interface that moves into the jail',
};

/** What can be changed, the easiest first. */
const CURES: readonly (readonly [Role, string])[] = [
  ['moved', 'vnet.interface'],
  ['jailEnd', 'interfaceName'],
  ['bridge', 'bridgeName'],
  ['hostEnd', 'jailName'],
];

/**
 * All interfaces of a host have one space of names: a jail's own stands there too, before the jail
 * starts and after it stops.
 */
export const duplicateInterfaceName = perHost((manifest) =>
  clashes(
    nameUses(manifest),
    ({ name }) => name,
    ({ path, name, role }, first) => {
      const cure = CURES.find(([one]) => one === role || one === first.role)?.[1] ?? 'uplink';
      return {
        path,
        message: errors.interfaceNameInUse(name, WORDS[role], WORDS[first.role], first.path, cure),
      };
    },
  ),
);

function nameUses(manifest: HostManifest): NameUse[] {
  // Two bridges on one uplink are reported as that.
  const uplinks = new Map(
    manifest.bridges.flatMap(({ path, uplink }) => (uplink === undefined ? [] : [[uplink, path]])),
  );
  return [
    ...[...uplinks].map(([name, path]): NameUse => ({ path, name, role: 'uplink' })),
    ...manifest.bridges.map(({ path, name }): NameUse => ({ path, name, role: 'bridge' })),
    ...distinctJails(manifest).flatMap(({ path, interfaces }) =>
      interfaces.flatMap(({ hostEnd, jailEnd }): NameUse[] => [
        { path, name: hostEnd, role: 'hostEnd' },
        { path, name: jailEnd, role: 'jailEnd' },
      ]),
    ),
    ...distinctJails(manifest).flatMap(({ path, parameters }) =>
      [parameters['vnet.interface'] ?? []].flat().map((name): NameUse => {
        return { path, name: String(name), role: 'moved' };
      }),
    ),
  ];
}
