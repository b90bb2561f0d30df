import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { HostManifest } from '../../lib/manifest/schema';
import { renderJailConf } from '../../lib/render/jail-conf';

/** A new folder with files by their path in it. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdktf-jails-'));
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** What synth writes for a host, as far as the command line reads it. */
export function outputOf(manifest: HostManifest, below = 'cdktf.out'): Record<string, string> {
  const folder = join(below, 'stacks', manifest.stack, manifest.host.name);
  return {
    [join(below, 'manifest.json')]: '{"version":"0.21.0","stacks":{}}\n',
    [join(folder, 'manifest.json')]: `${JSON.stringify(manifest, null, 2)}\n`,
    [join(folder, 'jail.conf')]: renderJailConf(manifest),
  };
}
