import { confOfManifest, readConf, type HostSide } from '../../../lib/diff';
import type { HostManifest } from '../../../lib/manifest/schema';
import { memoryReader } from '../jailconf/memory-reader';

/** A host as `cdktf synth` writes it, with the content of its files. */
export function synthesized(manifest: HostManifest, files: Readonly<Record<string, string>> = {}): HostSide {
  return {
    name: manifest.host.name,
    manifest,
    conf: confOfManifest(manifest),
    readFile: (bundled) => files[bundled],
  };
}

/** A jail.conf by itself. */
export function written(text: string): HostSide {
  return { conf: readConf('jail.conf', memoryReader({ 'jail.conf': text })) };
}
