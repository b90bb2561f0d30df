/** Whether a value fits a property of a file system, and the form in which two values can be compared. */
import { bytesOf } from './byte-size';
import { compareReleases } from './release-order';
import { shown } from './shown';
import { isZfsReadOnlyProperty, isZfsUserProperty, zfsNameRules, zfsProperty } from './zfs-properties';
import type { ZfsProperty, ZfsPropertyType } from './zfs-property';

/** The error text of a property that a file system cannot be given, or undefined when it can. */
export function checkZfsValue(name: string, value: string): string | undefined {
  if (unprintable.test(value)) {
    return `property '${name}' has a control character in ${shown(value)}: remove it`;
  }
  if (isZfsUserProperty(name)) return checkUserProperty(name, value);
  const property = zfsProperty(name);
  if (property !== undefined) return checkNative(name, property, value);
  if (isZfsReadOnlyProperty(name)) return `property '${name}' can only be read: leave it out`;
  return `zfs knows no property ${shown(name)}: a property of your own needs a colon, such as 'org.example:note'`;
}

const unprintable = /[\p{Cc}\p{Cs}]/u;

function checkUserProperty(name: string, value: string): string | undefined {
  const { userProperty, userPropertyMaximumBytes, userValueMaximumBytes } = zfsNameRules;
  if (!userProperty.test(name)) {
    return `user property ${shown(name)} may hold lower-case letters, digits and : - . _ only, without a - in front`;
  }
  if (name.length > userPropertyMaximumBytes) {
    return `user property ${shown(name)} has ${name.length} bytes, at most ${userPropertyMaximumBytes} are allowed`;
  }
  const bytes = Buffer.byteLength(value);
  if (bytes <= userValueMaximumBytes) return undefined;
  return `user property '${name}' has a value of ${bytes} bytes, at most ${userValueMaximumBytes} are allowed`;
}

function checkNative(name: string, property: ZfsProperty, value: string): string | undefined {
  if (property.appliesTo === 'volume')
    return `property '${name}' is for volumes: a jail's dataset is a file system`;
  if (property.values?.includes(value)) return undefined;
  const wanted = typeRules[property.type](property, value);
  return wanted === undefined ? undefined : `property '${name}' is ${wanted}, not ${shown(value)}`;
}

/** What a property wants when a value that is none of its words does not fit; undefined when it fits. */
type TypeRule = (property: ZfsProperty, value: string) => string | undefined;

const typeRules: Readonly<Record<ZfsPropertyType, TypeRule>> = {
  bool: () => 'on or off',
  enum: ({ values = [] }) => `one of ${values.length > 20 ? listed(values) : values.join(', ')}`,
  int: numberRule,
  count: numberRule,
  size: sizeRule,
  string: (_property, value) => (value === '' ? 'a string that is not empty' : undefined),
  path: (_property, value) => (absolutePath.test(value) ? undefined : 'none, legacy or an absolute path'),
};

const absolutePath = /^\/(?:[^/]+(?:\/[^/]+)*)?$/;

/** `zstd-1, zstd-2, …` would bury the choice: levels stand together. */
function listed(values: readonly string[]): string {
  const families = new Set(values.map((value) => value.replace(/-\d+$/, '-N')));
  return [...families].join(', ');
}

const wholeNumber = /^\d{1,15}$/;

function numberRule(
  { values = [], minimum = 0, maximum = Infinity }: ZfsProperty,
  value: string,
): string | undefined {
  const number = wholeNumber.test(value) ? Number(value) : NaN;
  if (number >= minimum && number <= maximum) return undefined;
  const range = maximum === Infinity ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
  return [...values, `a whole number ${range}`].join(' or ');
}

function sizeRule(property: ZfsProperty, value: string): string | undefined {
  const { values = [], minimum = 0, maximum = Infinity, powerOfTwo = false } = property;
  const bytes = bytesOf(value) ?? NaN;
  const fits = Number.isFinite(bytes) && bytes >= minimum && bytes <= maximum;
  if (fits && (!powerOfTwo || Number.isInteger(Math.log2(bytes)))) return undefined;
  const kind = powerOfTwo ? 'a power of two' : "a size such as '10G'";
  const range = maximum === Infinity ? '' : ` from ${minimum} to ${maximum} bytes`;
  return [...values, `${kind}${range}`].join(' or ');
}

/**
 * The form of `zfs get -p`, in which equal values are equal text: 1G is 1073741824, a limit of none is 0.
 */
export function normalZfsValue(name: string, value: string): string {
  const type = zfsProperty(name)?.type;
  if (type !== 'size' && type !== 'count') return value;
  if (value === 'none') return '0';
  const bytes = bytesOf(value);
  return bytes === undefined || bytes === Infinity ? value : String(bytes);
}

/** Whether the ZFS of a host release knows a property and this value of it. */
export function zfsValueAvailable(name: string, value: string, release: string): boolean {
  const property = zfsProperty(name);
  const since = property?.valuesSince?.[value] ?? property?.since;
  return since === undefined || compareReleases(release, since) >= 0;
}
