import type { ParameterValue } from './jail-parameter';

/** A jail as the kernel keeps it. */
export interface Prison {
  jid: number;
  /** The whole dotted name. */
  name: string;
  parent: number | undefined;
  path: string;
  persist: boolean;
  dying: boolean;
  /** Process ids. */
  processes: number[];
  /** Parameters that were given, by their positive names: booleans as true and false. */
  settings: Record<string, Exclude<ParameterValue, number> | number | boolean>;
}

/** What `allow.*` a new jail has without being told (JAIL_DEFAULT_ALLOW). */
export const DEFAULT_ALLOW: readonly string[] = [
  'allow.set_hostname',
  'allow.reserved_ports',
  'allow.unprivileged_proc_debug',
  'allow.suser',
];

/** May differ between parent and child (PR_ALLOW_DIFFERENCES). */
export const FREE_ALLOW: readonly string[] = ['allow.unprivileged_parent_tampering'];

export const isAllowed = (prison: Prison, name: string): boolean => {
  const set = prison.settings[name];
  return typeof set === 'boolean' ? set : DEFAULT_ALLOW.includes(name);
};

export const isVnet = (prison: Prison): boolean => prison.settings.vnet === 'new';

/** The jails below one, nearest first. */
export const childrenOf = (prisons: readonly Prison[], jid: number): Prison[] =>
  prisons.filter((prison) => prison.parent === jid);
