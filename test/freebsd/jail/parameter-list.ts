/** One parameter of a jail as it stands in the configuration or on the command line. */
export interface Parameter {
  name: string;
  values: string[];
}

export interface InternalParameter {
  readonly name: string;
  readonly kind?: 'bool' | 'int';
}

/** Parameters that jail(8) keeps for itself and never passes to the kernel (config.c). */
const INTERNAL: readonly InternalParameter[] = [
  { name: 'allow.dying', kind: 'bool' },
  { name: 'command' },
  { name: 'depend' },
  { name: 'exec.clean', kind: 'bool' },
  { name: 'exec.consolelog' },
  { name: 'exec.fib', kind: 'int' },
  { name: 'exec.jail_user' },
  { name: 'exec.poststart' },
  { name: 'exec.poststop' },
  { name: 'exec.prepare' },
  { name: 'exec.prestart' },
  { name: 'exec.prestop' },
  { name: 'exec.release' },
  { name: 'exec.created' },
  { name: 'exec.start' },
  { name: 'exec.stop' },
  { name: 'exec.system_jail_user', kind: 'bool' },
  { name: 'exec.system_user' },
  { name: 'exec.timeout', kind: 'int' },
  { name: 'interface' },
  { name: 'ip_hostname', kind: 'bool' },
  { name: 'mount' },
  { name: 'mount.devfs', kind: 'bool' },
  { name: 'mount.fdescfs', kind: 'bool' },
  { name: 'mount.procfs', kind: 'bool' },
  { name: 'mount.fstab' },
  { name: 'stop.timeout', kind: 'int' },
  { name: 'vnet.interface' },
  { name: 'zfs.dataset' },
];

const IMMUTABLE = ['jid', 'name'];

/** Whether two names mean one parameter: equal, or one has a `no` before any of its trailing parts. */
export function sameParameter(one: string, other: string): boolean {
  if (one === other) return true;
  const ones = one.split('.');
  const others = other.split('.');
  for (let shared = 0; shared < ones.length && shared < others.length; shared++) {
    const restOfOne = ones.slice(shared).join('.');
    const restOfOther = others.slice(shared).join('.');
    if (restOfOne === `no${restOfOther}` || restOfOther === `no${restOfOne}`) return true;
    if (ones[shared] !== others[shared]) return false;
  }
  return false;
}

export function internalParameter(name: string): InternalParameter | undefined {
  return INTERNAL.find((internal) => sameParameter(internal.name, name));
}

/** What C's strtol reads from the front of a text, and whether it reads all of it. */
export function leadingInteger(text: string): { value: number; whole: boolean; any: boolean } {
  const match = /^[ \t\n\v\f\r]*[+-]?\d+/.exec(text);
  if (!match) return { value: 0, whole: text === '', any: false };
  return { value: Number(match[0]), whole: match[0].length === text.length, any: true };
}

/** The parameters of one jail in jail(8)'s own order, with its rules for repeated names. */
export class ParameterList {
  readonly items: Parameter[] = [];

  find(name: string): Parameter | undefined {
    return this.items.find((item) => sameParameter(item.name, name));
  }

  /** Puts a parameter at the end as it is: for what a configuration file has already merged. */
  put(name: string, values: readonly string[]): void {
    this.items.push({ name, values: [...values] });
  }

  /**
   * Adds a value from the command line, or one that jail(8) derives: appended when the parameter is
   * there, emptying it when no value is given. Returns the name of the parameter when it may not be
   * given twice.
   */
  append(name: string, value: string | undefined): string | undefined {
    const values = value === undefined ? [] : [value];
    const present = this.find(name);
    if (!present) {
      this.put(name, values);
      return undefined;
    }
    if (IMMUTABLE.includes(present.name)) return present.name;
    present.name = name;
    present.values = values.length === 0 ? [] : [...present.values, ...values];
    return undefined;
  }

  values(name: string): string[] | undefined {
    return this.find(name)?.values;
  }

  /** The last value, which is the one that counts for a parameter that is not a list. */
  text(name: string): string | undefined {
    return this.values(name)?.at(-1);
  }

  integer(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : leadingInteger(text).value;
  }

  isTrue(name: string): boolean {
    const item = this.find(name);
    if (!item) return false;
    const negated = (item.name.split('.').at(-1) ?? '').startsWith('no');
    const last = item.values.at(-1);
    const set = last === undefined || last.toLowerCase() === 'true' || leadingInteger(last).value !== 0;
    return negated !== set;
  }
}
