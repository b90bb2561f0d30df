/**
 * The shape of one fact about a jail(8) parameter, and the two spellings of its name.
 *
 * The facts themselves stand in `jail-parameters/`, one file a group. They were gathered from jail(8), its
 * source, kern_jail.c, kern_jailmeta.c and the release notes of 13.0, 14.0 and 15.0.
 */

/** A value as a program writes it; renderers turn it into jail.conf's own text. */
export type ParameterValue = string | number | boolean | readonly string[];

export type ParameterType = 'bool' | 'int' | 'string' | 'stringlist' | 'jailsys' | 'ip4list' | 'ip6list';

/**
 * What a changed value asks of a running jail: nothing but `jail -m` (live), the same unless the kernel
 * refuses the new value (conditional), or a new start (restart).
 */
export type ParameterChange = 'live' | 'conditional' | 'restart';

/** When a value weakens the jail. `more`: a number above 1; `omitted`: the parameter is not set at all. */
export type RiskCondition = 'true' | 'false' | 'zero' | 'one' | 'more' | 'inherit' | 'omitted';

export interface ParameterRisk {
  readonly when: readonly RiskCondition[];
  readonly text: string;
}

export interface JailParameter {
  readonly name: string;
  /** Kernel parameters reach jail_set(2); pseudo-parameters are jail(8)'s own. */
  readonly kind: 'kernel' | 'pseudo';
  readonly type: ParameterType;
  /** The value that holds when nothing is set; absent where there is none or where it depends. */
  readonly default?: string | number | boolean;
  /** What holds when nothing is set, where no single value says it. */
  readonly defaultNote?: string;
  readonly readOnly: boolean;
  readonly change: ParameterChange;
  /** Why a conditional change may be refused. */
  readonly changeNote?: string;
  /** Whether jail.conf may give it several values. */
  readonly repeatable: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minimumBytes?: number;
  readonly maximumBytes?: number;
  /** What a text must be that jail(8) itself reads: `path`, an absolute one; `fstab`, a line of fstab(5). */
  readonly form?: 'path' | 'fstab';
  /** The words that a jailsys parameter takes. */
  readonly values?: readonly string[];
  /** First release that has it; absent: every supported release has it, or `notIn` says what is known. */
  readonly since?: string;
  /** The newest release known to lack it, where the first one that has it was never settled. */
  readonly notIn?: string;
  /** A release known to have it, where the first one was never settled. */
  readonly knownIn?: string;
  /** `low`: where this fact came from is not a primary source. */
  readonly confidence?: 'low';
  /** The spelling that means false. */
  readonly negation?: string;
  /** The parameter setting that comes with this one. */
  readonly implies?: string;
  /** Parameters (`ip4.*`: a whole group) that the kernel refuses beside this one. */
  readonly conflictsWith?: readonly string[];
  /** What must be set too before this one has an effect. */
  readonly needs?: string;
  /** The kernel module without which the parameter is unknown. */
  readonly module?: string;
  readonly risks?: readonly ParameterRisk[];
  readonly summary: string;
}

/** The facts that most parameters share may be left out where a group is written down. */
export type ParameterEntry = Omit<JailParameter, 'readOnly' | 'repeatable' | 'negation'> &
  Partial<Pick<JailParameter, 'readOnly' | 'repeatable'>>;

/** Puts the `no` where jail(8) wants it: before the last component. */
export function negatedName(name: string): string {
  const dot = name.lastIndexOf('.') + 1;
  return `${name.slice(0, dot)}no${name.slice(dot)}`;
}

export function parameter(entry: ParameterEntry): JailParameter {
  const negation = entry.type === 'bool' ? { negation: negatedName(entry.name) } : {};
  return Object.freeze({ readOnly: false, repeatable: entry.type.endsWith('list'), ...negation, ...entry });
}

/** Changes of pseudo-parameters: `jail -m` never looks at them. */
export function pseudo(entry: Omit<ParameterEntry, 'kind' | 'change'>): JailParameter {
  return parameter({ kind: 'pseudo', change: 'restart', ...entry });
}

export function kernel(entry: Omit<ParameterEntry, 'kind'>): JailParameter {
  return parameter({ kind: 'kernel', ...entry });
}
