import { Construct } from 'constructs';
import { z } from 'zod';
import { checkProps } from './props/props';
import * as errors from './errors/dataset';
import type { Host } from './host';
import { isMember, markMember } from './member';
import type { DatasetEntry } from './manifest/dataset-schema';
import { sortedRecord } from './manifest/order';
import { addProblem } from './problems';
import { nearest } from './props/prop-issue';
import { datasetName, hostProp, mountpoint, propertyValue, sizeProp, text } from './props/prop-types';
import { RemovalPolicy } from './removal-policy';
import { joinSynthesis } from './synthesis';
import type { Size } from './values/size';
import { checkZfsValue, isZfsReadOnlyProperty, zfsProperty, zfsPropertyNames } from './facts';

/** What a dataset may be told, whatever its name. */
export interface DatasetOptions {
  /**
   * Where the dataset is mounted: an absolute path, `none` or `legacy`.
   * @default - below the parent's mount point for a child, else `/` and the dataset's name
   */
  readonly mountpoint?: string;

  /**
   * The compression of new blocks, such as `lz4` or `zstd`.
   * @default - inherited
   */
  readonly compression?: string;

  /**
   * The most that the dataset may hold, children and snapshots included.
   * @default - none
   */
  readonly quota?: Size;

  /**
   * The most that the dataset itself may hold, without children and snapshots.
   * @default - none
   */
  readonly refquota?: Size;

  /**
   * The block size of new files: a power of two from 512 bytes to 16 MiB.
   * @default - inherited
   */
  readonly recordsize?: Size;

  /**
   * Any other native property of zfsprops(7) by its name, or a user property by a name with a colon.
   * @default - none
   */
  readonly properties?: Record<string, string>;

  /**
   * What becomes of the dataset when it leaves the program.
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** What a dataset is made from. */
export interface DatasetProps extends DatasetOptions {
  /** The full name with its pool: `zroot/jails`. The pool itself must exist. */
  readonly datasetName: string;

  /**
   * The host that holds the dataset.
   * @default - the nearest Host above in the tree, else the only Host of the stack
   */
  readonly host?: Host;
}

/** A place below another dataset is told by a symbol, so that no program can: it makes children with child(). */
const PLACE = Symbol('place');

interface Place {
  readonly parent: Dataset;
  /** The rest of the name. */
  readonly name: string;
  readonly options: DatasetOptions;
}

interface PlacedProps extends DatasetProps {
  readonly [PLACE]?: Place;
}

const optionShape = {
  mountpoint: mountpoint.optional(),
  compression: text.optional(),
  quota: sizeProp.optional(),
  refquota: sizeProp.optional(),
  recordsize: sizeProp.optional(),
  properties: z.record(text, propertyValue).optional(),
  removalPolicy: z.enum(RemovalPolicy).optional(),
};
const optionsSchema = z.strictObject(optionShape);
const nameSchema = z.strictObject({ datasetName });
const propsSchema = z.strictObject({ datasetName, host: hostProp.optional(), ...optionShape });

/** Native properties that have a prop of their own. */
const OWN_PROPS = ['mountpoint', 'compression', 'quota', 'refquota', 'recordsize'];

/** Properties of the library itself: whose a dataset is, and whether it may be destroyed. */
const MARKS = 'org.cdktf-jails:';

/**
 * A ZFS file system on a host. It is created when it is missing, its properties are set when they
 * differ, and it is never destroyed unless its removal policy says so.
 *
 * A dataset of that name that exists without our mark is left alone and reported.
 */
export class Dataset extends Construct {
  /** True for a dataset, also for one made by another copy of this package. */
  public static isDataset(value: unknown): value is Dataset {
    return isMember(value, 'dataset');
  }

  /** @internal A dataset below another one, declared elsewhere in the tree. */
  public static _below(
    parent: Dataset,
    scope: Construct,
    id: string,
    name: string,
    options: DatasetOptions,
  ): Dataset {
    const props: PlacedProps = { datasetName: '', [PLACE]: { parent, name, options } };
    return new Dataset(scope, id, props);
  }

  /** The full name with its pool. */
  public readonly datasetName: string;
  /** Where the dataset is mounted on the host: an absolute path, `none` or `legacy`. */
  public readonly mountpoint: string;
  /** What becomes of the dataset when it leaves the program. */
  public readonly removalPolicy: RemovalPolicy;
  /** @internal */
  public readonly _host: Host | undefined;
  /** @internal */
  public readonly _parent: Dataset | undefined;
  private readonly inherited: boolean;
  private readonly properties: Record<string, string>;
  private clonedFrom: Dataset | undefined;
  private shielded = false;

  public constructor(scope: Construct, id: string, props: DatasetProps) {
    super(scope, id);
    markMember(this, 'dataset');
    joinSynthesis(this);
    const place = (props as PlacedProps | undefined)?.[PLACE];
    const checked = place === undefined ? checkProps(this, propsSchema, props) : this.checkPlaced(place);
    this._host = checked.host;
    this._parent = place?.parent;
    this.datasetName = checked.datasetName ?? '';
    this.inherited = checked.mountpoint === undefined && this._parent !== undefined;
    this.mountpoint = checked.mountpoint ?? this.defaultMountpoint();
    this.removalPolicy = checked.removalPolicy ?? RemovalPolicy.RETAIN;
    this.properties = this.checkedProperties(checked);
  }

  /**
   * Declares a dataset below this one.
   * @param id the last component of its name, and its construct id
   */
  public child(id: string, props: DatasetOptions = {}): Dataset {
    return Dataset._below(this, this, id, id, props);
  }

  /** @internal The dataset is a clone of a base. */
  public _cloneOf(base: Dataset): void {
    this.clonedFrom = base;
  }

  /** @internal A base or a jail's root lies below: the host's users must not reach the setuid programs in it. */
  public _shield(): void {
    this.shielded = true;
  }

  /** @internal */
  public _toManifest(): DatasetEntry | undefined {
    if (this.datasetName === '') {
      return undefined;
    }
    return {
      path: this.node.path,
      name: this.datasetName,
      mountpoint: this.mountpoint,
      mountpointInherited: this.inherited,
      ...(this.shielded && this.mountpoint.startsWith('/') ? { directoryMode: '0700' as const } : {}),
      removalPolicy: this.removalPolicy,
      ...(this.clonedFrom === undefined ? {} : { clonedFrom: this.clonedFrom.datasetName }),
      properties: this.properties,
    };
  }

  private checkPlaced({ parent, name, options }: Place): Partial<DatasetProps> {
    const full = { datasetName: `${parent.datasetName}/${name}` };
    return {
      ...checkProps(this, optionsSchema, options),
      ...(parent.datasetName === '' ? {} : checkProps(this, nameSchema, full)),
      host: parent._host,
    };
  }

  private defaultMountpoint(): string {
    if (this._parent === undefined) {
      return `/${this.datasetName}`;
    }
    const { datasetName: above, mountpoint: base } = this._parent;
    // zfsprops(7): `none` and `legacy` are inherited as they are.
    return base.startsWith('/') ? `${base}/${this.datasetName.slice(above.length + 1)}` : base;
  }

  private checkedProperties(
    options: Omit<DatasetOptions, 'mountpoint' | 'removalPolicy'>,
  ): Record<string, string> {
    const { compression, quota, refquota, recordsize, properties = {} } = options;
    const own = {
      compression,
      quota: bytes(quota),
      refquota: bytes(refquota),
      recordsize: bytes(recordsize),
    };
    const sound: [string, string][] = [];
    for (const [name, value] of Object.entries(own)) {
      if (value !== undefined && this.isSound(name, value)) {
        sound.push([name, value]);
      }
    }
    for (const [name, value] of Object.entries(properties)) {
      if (this.isProperty(name) && this.isSound(name, value)) {
        sound.push([name, value]);
      }
    }
    return sortedRecord(Object.fromEntries(sound));
  }

  /** Whether a name may stand among the other properties. */
  private isProperty(name: string): boolean {
    if (OWN_PROPS.includes(name)) {
      addProblem(this, errors.propertyHasProp(name));
      return false;
    }
    if (name.startsWith(MARKS)) {
      addProblem(this, errors.propertyIsMark(name));
      return false;
    }
    const known = zfsProperty(name) !== undefined || isZfsReadOnlyProperty(name) || name.includes(':');
    if (!known) {
      addProblem(this, errors.unknownProperty(name, nearest(name, zfsPropertyNames())));
    }
    return known;
  }

  private isSound(name: string, value: string): boolean {
    const reason = checkZfsValue(name, value);
    if (reason !== undefined) {
      addProblem(this, reason);
    }
    return reason === undefined;
  }
}

function bytes(size: Size | undefined): string | undefined {
  return size === undefined ? undefined : String(size.toBytes());
}
