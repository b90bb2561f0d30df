import type { Construct } from 'constructs';
import { Dataset } from './dataset';
import * as errors from './errors/jail-root';
import type { JailRootEntry } from './manifest/jail-root-schema';
import { NullfsBase } from './nullfs-base';
import { show } from './prop-issue';
import { canonicalPath } from './prop-types';

const MARK = Symbol.for('cdktf-jails.JailRoot');

/** @internal A root that has become a certain jail's. */
export interface BoundRoot {
  /** Where the jail's root lies on the host. */
  readonly path: string;
  readonly base: NullfsBase | undefined;
  readonly dataset: Dataset | undefined;
  entry(): JailRootEntry | undefined;
}

type Binding = (jail: Construct, jailName: string) => BoundRoot;

/** Where a jail's files come from. */
export class JailRoot {
  /**
   * The base itself, mounted read-only, with the base's writable directories from a dataset of the
   * jail. Upgrading is mounting another base; a break-in cannot change a program.
   *
   * @param base the base to mount
   * @param dataset what holds the jail's own directories; by default one named after the jail, beside the base's
   */
  public static nullfs(base: NullfsBase, dataset?: Dataset): JailRoot {
    return new JailRoot(wrongParts(base, dataset), (jail, jailName) =>
      bindNullfs(base, datasetFor(base, dataset, jail, jailName)),
    );
  }

  /**
   * A ZFS clone of the base: the jail may change every file and shares the space of those it does not.
   *
   * @param base the base to clone
   * @param dataset the clone; by default one named after the jail, beside the base's
   */
  public static clone(base: NullfsBase, dataset?: Dataset): JailRoot {
    return new JailRoot(wrongParts(base, dataset), (jail, jailName) =>
      bindClone(base, datasetFor(base, dataset, jail, jailName)),
    );
  }

  /**
   * A directory that exists on the host already. It is neither made nor changed nor snapshotted, so a
   * failed change of such a jail restores its configuration only.
   *
   * @param path absolute, without symbolic links
   */
  public static directory(path: string): JailRoot {
    const checked = canonicalPath.safeParse(path);
    const problems = checked.success ? [] : [checked.error.issues[0]?.message ?? ''];
    return new JailRoot(problems, () => ({
      path,
      base: undefined,
      dataset: undefined,
      entry: () => ({ kind: 'directory', path }),
    }));
  }

  /** True for a jail's root, also for one made by another copy of this package. */
  public static isJailRoot(value: unknown): value is JailRoot {
    return typeof value === 'object' && value !== null && MARK in value;
  }

  private constructor(
    /** @internal */
    public readonly _problems: readonly string[],
    /** @internal */
    public readonly _bind: Binding,
  ) {}
}

Object.defineProperty(JailRoot.prototype, MARK, { value: true });

function wrongParts(base: unknown, dataset: unknown): string[] {
  return [
    ...(NullfsBase.isNullfsBase(base) ? [] : [errors.notABase(show(base))]),
    ...(dataset === undefined || Dataset.isDataset(dataset) ? [] : [errors.notADataset(show(dataset))]),
  ];
}

function datasetFor(
  base: NullfsBase,
  given: Dataset | undefined,
  jail: Construct,
  jailName: string,
): Dataset | undefined {
  if (given !== undefined || base._parent === undefined || jailName === '') {
    return given;
  }
  return Dataset._below(base._parent, jail, 'Dataset', jailName, {
    removalPolicy: base._parent.removalPolicy,
  });
}

function bindNullfs(base: NullfsBase, dataset: Dataset | undefined): BoundRoot {
  const home = dataset?.mountpoint ?? '';
  const path = `${home}/root`;
  dataset?._shield();
  return {
    path,
    base,
    dataset,
    entry: () =>
      dataset === undefined || base._dataset === undefined
        ? undefined
        : {
            kind: 'nullfs',
            path,
            base: base._dataset.datasetName,
            basePath: base.path,
            dataset: dataset.datasetName,
            home,
            writable: base.writable,
          },
  };
}

function bindClone(base: NullfsBase, dataset: Dataset | undefined): BoundRoot {
  const path = dataset?.mountpoint ?? '';
  dataset?._parent?._shield();
  if (base._dataset !== undefined) {
    dataset?._cloneOf(base._dataset);
  }
  return {
    path,
    base,
    dataset,
    entry: () =>
      dataset === undefined || base._dataset === undefined
        ? undefined
        : { kind: 'clone', path, base: base._dataset.datasetName, dataset: dataset.datasetName },
  };
}
