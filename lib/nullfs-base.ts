import { Construct } from 'constructs';
import { z } from 'zod';
import { Dataset } from './dataset';
import { baseSources, baseSum } from './facts';
import type { Host } from './host';
import type { BaseEntry } from './manifest/base-schema';
import type { HostEntry } from './manifest/host-schema';
import { isMember, markMember } from './member';
import { baseRelease, baseSource, directoryList, hostProp, instance, sha256 } from './props/prop-types';
import { checkProps } from './props/props';
import { joinSynthesis } from './synthesis';

/** What a base is made from. */
export interface NullfsBaseProps {
  /** The dataset below which the base gets its own, named after the release. */
  readonly dataset: Dataset;

  /** The release that the base holds: `14.4-RELEASE`. It must not be newer than the host's kernel. */
  readonly release: string;

  /**
   * Where base.txz comes from: a URL, or an absolute path on the host.
   * @default - FreeBSD's mirror, and its archive for releases past their end of life
   */
  readonly source?: string;

  /**
   * The SHA-256 of base.txz, 64 hexadecimal digits. A file that differs is not used.
   * @default - the sum that FreeBSD published; needed for a release whose sum this library does not know
   */
  readonly sha256?: string;

  /**
   * Directories that each jail on a read-only base gets as its own, filled once from the base.
   * @default ['etc', 'root', 'tmp', 'usr/local', 'var']
   */
  readonly writable?: string[];

  /**
   * The host that holds the base.
   * @default - the host of the dataset
   */
  readonly host?: Host;
}

const DEFAULT_WRITABLE = ['etc', 'root', 'tmp', 'usr/local', 'var'];

const propsSchema = z.strictObject({
  dataset: instance<Dataset>(Dataset.isDataset, 'pass a Dataset'),
  release: baseRelease,
  source: baseSource.optional(),
  sha256: sha256.optional(),
  writable: directoryList.optional(),
  host: hostProp.optional(),
});

/**
 * A FreeBSD base system that jails share: fetched once, checked against its sum, extracted into a
 * dataset of its own and never written again. Fifty jails on it cost the space of one.
 */
export class NullfsBase extends Construct {
  /** True for a base, also for one made by another copy of this package. */
  public static isNullfsBase(value: unknown): value is NullfsBase {
    return isMember(value, 'base');
  }

  /** The release that the base holds. */
  public readonly release: string;
  /** @internal The dataset that holds the base, and the one above it where jails get theirs. */
  public readonly _dataset: Dataset | undefined;
  /** @internal */
  public readonly _parent: Dataset | undefined;
  /** @internal */
  public readonly _host: Host | undefined;
  private readonly source: string | undefined;
  private readonly sum: string | undefined;
  private readonly writableDirectories: readonly string[];

  public constructor(scope: Construct, id: string, props: NullfsBaseProps) {
    super(scope, id);
    markMember(this, 'base');
    joinSynthesis(this);
    const checked = checkProps(this, propsSchema, props);
    this._host = checked.host;
    this.release = checked.release ?? '';
    this.source = checked.source;
    this.sum = checked.sha256;
    this.writableDirectories = outermost(checked.writable ?? DEFAULT_WRITABLE);
    this._parent = checked.dataset;
    this._parent?._shield();
    if (checked.dataset !== undefined && checked.release !== undefined) {
      this._dataset = Dataset._below(checked.dataset, this, 'Dataset', checked.release, {
        removalPolicy: checked.dataset.removalPolicy,
      });
    }
  }

  /** Where the base lies on the host. */
  public get path(): string {
    return this._dataset?.mountpoint ?? '';
  }

  /** Directories that each jail on this base gets as its own. */
  public get writable(): string[] {
    return [...this.writableDirectories];
  }

  /** @internal With an empty sum where none is known, which is for the caller to report. */
  public _toManifest(
    architecture: HostEntry['architecture'],
    mountPoints: readonly string[],
  ): BaseEntry | undefined {
    if (this._dataset === undefined || this._dataset.datasetName === '') {
      return undefined;
    }
    return {
      path: this.node.path,
      release: this.release,
      dataset: this._dataset.datasetName,
      mountpoint: this.path,
      sources: this.source === undefined ? [...baseSources(this.release, architecture)] : [this.source],
      sha256: this.sum ?? baseSum(this.release, architecture) ?? '',
      writable: this.writable,
      mountPoints: [...mountPoints],
    };
  }
}

/** Without what lies in another: nullfs mounts no directory over itself (nullfs_vfsops.c, EDEADLK). */
function outermost(directories: readonly string[]): string[] {
  const distinct = [...new Set(directories)].sort();
  return distinct.filter((one) => !distinct.some((other) => one.startsWith(`${other}/`)));
}
