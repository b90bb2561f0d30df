/** The shape of one fact about a ZFS dataset property. */

export type ZfsPropertyType = 'bool' | 'enum' | 'int' | 'count' | 'size' | 'string' | 'path';

export interface ZfsProperty {
  /** `userquota@` and its like stand for one property per user, group or project. */
  readonly name: string;
  readonly type: ZfsPropertyType;
  /** What a new dataset has; absent where it depends. */
  readonly default?: string;
  readonly inheritable: boolean;
  /** Whether it can be set when the dataset is created and never again. */
  readonly createOnly: boolean;
  readonly appliesTo: 'filesystem' | 'volume';
  /** The words it takes, besides what its type takes. */
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly powerOfTwo?: boolean;
  /** First FreeBSD release that has it, by the OpenZFS that came with it. */
  readonly since?: string;
  /** Single values that are younger than the property. */
  readonly valuesSince?: Readonly<Partial<Record<string, string>>>;
  /** The feature that the pool must have enabled. */
  readonly poolFeature?: string;
  readonly confidence?: 'low';
  readonly summary: string;
}

type Entry = Omit<ZfsProperty, 'name' | 'type' | 'inheritable' | 'createOnly' | 'appliesTo'> &
  Partial<Pick<ZfsProperty, 'inheritable' | 'createOnly' | 'appliesTo'>>;

/** Most properties are inherited, can be changed at any time, and belong to file systems. */
export function property(name: string, type: ZfsPropertyType, entry: Entry): ZfsProperty {
  return Object.freeze({
    name,
    type,
    inheritable: true,
    createOnly: false,
    appliesTo: 'filesystem',
    ...entry,
  });
}

export const onOff = ['on', 'off'] as const;
