import type { Construct } from 'constructs';
import { z } from 'zod';
import { Dataset } from './dataset';
import type { JailRootEntry } from './manifest/jail-root-schema';
import { NullfsBase } from './nullfs-base';
import { canonicalPath, instance } from './props/prop-types';
import { parseProps } from './props/props';

const MARK = Symbol.for('cdktf-jails.JailRoot');

/** @internal A root that has become a certain jail's. */
export interface BoundRoot {
  readonly kind: JailRootEntry['kind'];
  /** Where the jail's root lies on the host. */
  readonly path: string;
  readonly base: NullfsBase | undefined;
  readonly dataset: Dataset | undefined;
  entry(): JailRootEntry | undefined;
}

const partsSchema = z.strictObject({
  base: instance<NullfsBase>(NullfsBase.isNullfsBase, 'pass a NullfsBase'),
  dataset: instance<Dataset>(Dataset.isDataset, 'pass a Dataset').optional(),
});
const directorySchema = z.strictObject({ path: canonicalPath });

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
    const { problems } = parseProps(partsSchema, { base, dataset });
    return new JailRoot('JailRoot.nullfs()', problems, (jail, jailName) =>
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
    const { problems } = parseProps(partsSchema, { base, dataset });
    return new JailRoot('JailRoot.clone()', problems, (jail, jailName) =>
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
    const { problems } = parseProps(directorySchema, { path });
    return new JailRoot('JailRoot.directory()', problems, () => ({
      kind: 'directory',
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

  /** @internal What is wrong with it; the jail that is given it reports that. */
  public readonly _problems: readonly string[];

  private constructor(
    call: string,
    problems: readonly string[],
    /** @internal Makes the root a certain jail's; asked only when there are no problems. */
    public readonly _bind: Binding,
  ) {
    this._problems = problems.map((problem) => `${call}: ${problem}`);
  }
}

Object.defineProperty(JailRoot.prototype, MARK, { value: true });

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
    kind: 'nullfs',
    path,
    base,
    dataset,
    entry: () =>
      withNames(base, dataset, (names) => ({
        kind: 'nullfs',
        path,
        base: names.base,
        basePath: base.path,
        dataset: names.dataset,
        home,
        writable: base.writable,
      })),
  };
}

function bindClone(base: NullfsBase, dataset: Dataset | undefined): BoundRoot {
  const path = dataset?.mountpoint ?? '';
  dataset?._parent?._shield();
  if (base._dataset !== undefined) {
    dataset?._cloneOf(base._dataset);
  }
  return {
    kind: 'clone',
    path,
    base,
    dataset,
    entry: () => withNames(base, dataset, (names) => ({ kind: 'clone', path, ...names })),
  };
}

/** Nothing where a name is wrong, which its own construct has said. */
function withNames(
  base: NullfsBase,
  dataset: Dataset | undefined,
  describe: (names: { base: string; dataset: string }) => JailRootEntry,
): JailRootEntry | undefined {
  const names = { base: base._dataset?.datasetName ?? '', dataset: dataset?.datasetName ?? '' };
  return names.base === '' || names.dataset === '' ? undefined : describe(names);
}
