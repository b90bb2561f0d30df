/**
 * The type of a kernel parameter as `sysctl security.jail.param` tells it to libjail.
 * `key-values` is a string whose name may be followed by a key (`meta.owner`).
 */
export type KernelType =
  'boolean' | 'integer' | 'string' | 'jailsys' | 'ip4-list' | 'ip6-list' | 'key-values';

/** What the kernel knows. It differs by release and by the modules that are loaded. */
export interface ParameterTypes {
  /** The type of the parameter of exactly this name, undefined if there is none. */
  typeOf(name: string): KernelType | undefined;
}

/** Parameters that libjail takes without asking the kernel. */
const PSEUDO: ReadonlySet<string> = new Set(['lastjid', 'desc']);

/** The type of a parameter as a file may name it, with a `no` or a key; undefined if it is unknown. */
export function typeOfParameter(name: string, types: ParameterTypes): KernelType | undefined {
  if (PSEUDO.has(name)) {
    return 'integer';
  }
  const type = types.typeOf(name);
  if (type) {
    return type;
  }
  const component = name.lastIndexOf('.') + 1;
  if (name.startsWith('no', component)) {
    const positive = types.typeOf(name.slice(0, component) + name.slice(component + 2));
    if (positive) {
      return positive === 'boolean' ? 'boolean' : undefined;
    }
  }
  const dot = name.indexOf('.');
  return dot >= 0 && types.typeOf(name.slice(0, dot)) === 'key-values' ? 'string' : undefined;
}
