import type { JailEntry } from '../manifest/jail-schema';
import type { HostManifest } from '../manifest/schema';
import type { ConfJail } from './conf-traits';
import { confTraits } from './conf-traits';
import type { ConfSide } from './conf-side';
import { jailTraits } from './jail-traits';
import type { Trait } from './trait';

/** One host on one side of a comparison. */
export interface HostSide {
  /** The host's name; undefined for a jail.conf, which does not say it. */
  readonly name?: string;
  /** Undefined for a jail.conf by itself. */
  readonly manifest?: HostManifest;
  readonly conf: ConfSide;
  /** The content of a file that the output carries, by its path in the host's folder; undefined if it is not there. */
  readonly readFile?: (bundled: string) => string | undefined;
}

/** One jail on one side, as rich as both sides can be compared. */
export interface JailSide {
  readonly name: string;
  readonly traits: readonly Trait[];
  readonly conf?: ConfJail;
  readonly block: string;
  readonly entry?: JailEntry;
}

/** The jails of a host; `rich` when the manifests of both sides can be compared. */
export function jailSides(host: HostSide, rich: boolean): JailSide[] {
  const confs = new Map(host.conf.jails.map((jail) => [jail.name, jail]));
  if (rich && host.manifest !== undefined) {
    return host.manifest.jails.map((entry) => ({
      name: entry.name,
      traits: jailTraits(entry),
      conf: confs.get(entry.name),
      block: host.conf.blocks.get(entry.name) ?? '',
      entry,
    }));
  }
  return host.conf.jails.map((conf) => ({
    name: conf.name,
    traits: confTraits(conf),
    block: host.conf.blocks.get(conf.name) ?? '',
  }));
}
