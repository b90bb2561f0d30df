/** How a rule goes through the hosts: once over each jail, mount, dataset …, with what is wrong as its answer. */
import type { BaseEntry } from '../manifest/base-schema';
import type { DatasetEntry } from '../manifest/dataset-schema';
import type { JailEntry, LimitEntry, MountEntry } from '../manifest/jail-schema';
import type { HostManifest } from '../manifest/schema';
import type { Check, Finding } from './finding';
import { addressUses, type AddressUse } from './model/addresses';
import { bridgesByPath, type BridgeNetworks } from './model/bridge-networks';

/** What is wrong: nothing, one thing or several. */
export type Wrong = string | readonly string[] | undefined;

export function eachJail(find: (jail: JailEntry, manifest: HostManifest) => Wrong): Check {
  return each((manifest, note) => {
    for (const jail of manifest.jails) {
      note(jail.path, find(jail, manifest));
    }
  });
}

/** Reported at the jail, which is what mounts. */
export function eachMount(
  find: (mount: MountEntry, jail: JailEntry, manifest: HostManifest) => Wrong,
): Check {
  return each((manifest, note) => {
    for (const jail of manifest.jails) {
      for (const mount of jail.mounts) {
        note(jail.path, find(mount, jail, manifest));
      }
    }
  });
}

export function eachLimit(find: (limit: LimitEntry) => Wrong): Check {
  return each((manifest, note) => {
    for (const { limits } of manifest.jails) {
      for (const limit of limits) {
        note(limit.path, find(limit));
      }
    }
  });
}

export function eachDataset(find: (entry: DatasetEntry, manifest: HostManifest) => Wrong): Check {
  return each((manifest, note) => {
    for (const entry of manifest.datasets) {
      note(entry.path, find(entry, manifest));
    }
  });
}

export function eachBase(find: (base: BaseEntry, manifest: HostManifest) => Wrong): Check {
  return each((manifest, note) => {
    for (const base of manifest.bases) {
      note(base.path, find(base, manifest));
    }
  });
}

export function eachBridge(find: (bridge: BridgeNetworks, manifest: HostManifest) => Wrong): Check {
  return each((manifest, note) => {
    for (const bridge of bridgesByPath(manifest).values()) {
      note(bridge.entry.path, find(bridge, manifest));
    }
  });
}

/** Every address of a host: of its bridges, and of its jails. */
export function eachAddress(find: (use: AddressUse, manifest: HostManifest) => Wrong): Check {
  return each((manifest, note) => {
    for (const use of addressUses(manifest)) {
      note(use.path, find(use, manifest));
    }
  });
}

type Walk = (manifest: HostManifest, note: (path: string, wrong: Wrong) => void) => void;

/** Plain loops: most answers are nothing, and a fleet gives some hundred thousand of them. */
function each(walk: Walk): Check {
  return (hosts) => {
    const findings: Finding[] = [];
    const note = (path: string, wrong: Wrong) => {
      if (typeof wrong === 'string') {
        findings.push({ path, message: wrong });
      } else if (wrong !== undefined) {
        wrong.forEach((message) => findings.push({ path, message }));
      }
    };
    for (const manifest of hosts) {
      walk(manifest, note);
    }
    return findings;
  };
}
