import { createHash } from 'node:crypto';
import { renderJailConf } from '../../../lib/render/jail-conf';
import { renderProvision } from '../../../lib/render/provision';
import { runtimeScript } from '../../../lib/runtime';
import type { FileEntry } from '../../../lib/manifest/jail-schema';
import type { HostManifest } from '../../../lib/manifest/schema';
import { baseArchive, SimulatedHost, type HostOptions, type RunOptions, type RunResult } from '../host';
import { currentZfs } from '../each-zfs';
import type { Release } from '../release';

const BUNDLE = '/root/alpha';
export const ARCHIVE = '/root/base.txz';

/** The sum of the archive that lies on every host of these tests. */
export function archiveSum(release: Release): string {
  return createHash('sha256')
    .update(baseArchive(`${release}-RELEASE`))
    .digest('hex');
}

/** What the files of bundles hold, by their sums. */
const contents = new Map<string, string>();

/** A file of a jail together with what it holds. */
export function fileWith(
  jail: string,
  destination: string,
  content: string,
  parts: Partial<FileEntry> = {},
): FileEntry {
  const sha256 = bundledFile(content);
  const bundled = `files/${jail}${destination}.${sha256.slice(0, 8)}`;
  return { destination, bundled, sha256, mode: '0644', owner: 'root', group: 'wheel', ...parts };
}

/** Keeps what a file of a bundle holds, and returns its sum. */
export function bundledFile(content: string): string {
  const sha256 = createHash('sha256').update(content).digest('hex');
  contents.set(sha256, content);
  return sha256;
}

/** A simulated host with what synth writes for it lying in a folder, as after an upload. */
export class ProvisionedHost {
  private constructor(
    readonly host: SimulatedHost,
    readonly release: Release,
  ) {}

  static async create(release: Release = '14.4', options: HostOptions = {}): Promise<ProvisionedHost> {
    const host = await SimulatedHost.create(release, { zfs: currentZfs(), ...options });
    host.files.write(ARCHIVE, baseArchive(`${release}-RELEASE`));
    return new ProvisionedHost(host, release);
  }

  /** One that was prepared before. */
  static of(host: SimulatedHost, release: Release): ProvisionedHost {
    return new ProvisionedHost(host, release);
  }

  /** Uploads what synth makes of a manifest. */
  give(manifest: HostManifest): void {
    const { files } = this.host;
    const jailConf = renderJailConf(manifest);
    files.remove(BUNDLE);
    files.write(`${BUNDLE}/jail.conf`, jailConf);
    files.write(`${BUNDLE}/provision.sh`, renderProvision(manifest, { runtime: runtimeScript(), jailConf }));
    for (const { bundled, sha256 } of manifest.jails.flatMap((jail) => jail.files)) {
      files.write(`${BUNDLE}/${bundled}`, contents.get(sha256) ?? '');
    }
  }

  /** Runs provision.sh. */
  run(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
    return this.host.run(`${BUNDLE}/provision.sh`, args, options);
  }

  plan(...args: readonly string[]): Promise<RunResult> {
    return this.run(['plan', ...args]);
  }

  /** Applies, and takes anything but success for a failure of the test. */
  async apply(...args: readonly string[]): Promise<RunResult> {
    const result = await this.run(['apply', ...args]);
    if (result.exit !== 0) throw new Error(`apply: exit ${result.exit}\n${result.stdout}${result.stderr}`);
    return result;
  }

  /** What a command of the host prints. */
  async ask(command: string): Promise<string> {
    return (await this.host.sh(command)).stdout;
  }

  close(): Promise<void> {
    return this.host.close();
  }
}
