/**
 * The hosts of these tests: what a platform team would declare, small enough to read.
 */
import type { HooksEntry, JailEntry } from '../../../lib/manifest/jail-schema';
import type { HostManifest } from '../../../lib/manifest/schema';
import {
  base,
  bridge,
  dataset,
  jail,
  manifest,
  mount,
  networkInterface,
  nullfsRoot,
} from '../../support/manifest';
import type { Release } from '../release';
import { ARCHIVE, archiveSum } from './provisioned-host';

/** As Jail's own defaults. */
export const RC: HooksEntry = { start: ['/bin/sh /etc/rc'], stop: ['/bin/sh /etc/rc.shutdown jail'] };

export const BASE = 'zroot/bases/14.4';

/** A jail on the shared base, with the data of `zroot/data` and an address on the bridge. */
export function web(parts: Partial<JailEntry> = {}): JailEntry {
  return jail({
    name: 'web',
    hooks: RC,
    root: nullfsRoot('web'),
    mounts: [mount({ dataset: 'zroot/data', destination: '/data' })],
    interfaces: [networkInterface('web', { unit: 9, ip4Address: '10.0.0.2/24', defaultRoute4: '10.0.0.1' })],
    ...parts,
  });
}

/** A jail on the shared base with nothing else. */
export function thin(name: string, parts: Partial<JailEntry> = {}): JailEntry {
  return jail({ name, hooks: RC, root: nullfsRoot(name), ...parts });
}

/** A jail whose root is a clone of the base. */
export function thick(name: string, parts: Partial<JailEntry> = {}): JailEntry {
  const root = { kind: 'clone', path: `/jails/${name}`, base: BASE, dataset: `zroot/jails/${name}` } as const;
  return jail({ name, hooks: RC, root, ...parts });
}

/** The host of some jails: their datasets, the base, the data and the bridge. */
export function hostOf(
  jails: readonly JailEntry[],
  parts: Partial<HostManifest> = {},
  release: Release = '14.4',
): HostManifest {
  const roots = jails.flatMap(({ root, name }) => {
    if (root.kind === 'directory') return [];
    const clone = root.kind === 'clone' ? { clonedFrom: root.base } : { directoryMode: '0700' as const };
    return [
      dataset({ name: root.dataset, mountpointInherited: true, mountpoint: `/jails/${name}`, ...clone }),
    ];
  });
  return manifest({
    host: { release },
    datasets: [
      dataset({ name: 'zroot/bases' }),
      dataset({ name: BASE, mountpointInherited: true }),
      dataset({ name: 'zroot/data' }),
      dataset({ name: 'zroot/jails', directoryMode: '0700' }),
      ...roots,
    ],
    bases: [
      base({
        dataset: BASE,
        release: `${release}-RELEASE`,
        sources: [ARCHIVE],
        sha256: archiveSum(release),
        mountPoints: ['data'],
      }),
    ],
    bridges: [bridge({ name: 'lan', unit: 7, ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1' })],
    jails: [...jails].sort((a, b) => (a.name < b.name ? -1 : 1)),
    ...parts,
  });
}
