/** How jail(8) compares the names of parameters and matches those of jails (config.c). */

/**
 * Whether two names are one parameter: they are the same, or one has a `no` before one component that
 * the other lacks, as in `allow.mount` and `allow.nomount`.
 */
export function sameParameter(a: string, b: string): boolean {
  if (a === b) {
    return true;
  }
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (longer.length !== shorter.length + 2) {
    return false;
  }
  const first = shorter.length - commonSuffix(shorter, longer);
  const last = commonPrefix(shorter, longer);
  for (let at = first; at <= last; at++) {
    if ((at === 0 || shorter[at - 1] === '.') && longer.startsWith('no', at)) {
      return true;
    }
  }
  return false;
}

function commonPrefix(shorter: string, longer: string): number {
  let length = 0;
  while (length < shorter.length && shorter[length] === longer[length]) {
    length++;
  }
  return length;
}

function commonSuffix(shorter: string, longer: string): number {
  let length = 0;
  while (length < shorter.length && shorter.at(-1 - length) === longer.at(-1 - length)) {
    length++;
  }
  return length;
}

/** Equal for any two names that may be one parameter; a key to look them up by. */
export function parameterKey(name: string): string {
  return name.includes('no') ? name.split('.').map(withoutNo).join('.') : name;
}

function withoutNo(component: string): string {
  let from = 0;
  while (component.startsWith('no', from)) {
    from += 2;
  }
  return component.slice(from);
}

/** Whether the name of a block is a pattern: one of its components is exactly `*`. */
export function isWildcard(name: string): boolean {
  return name.includes('*') && name.split('.').includes('*');
}

/**
 * Whether a jail's name fits a pattern: a `*` at the end stands for one or more components, any other
 * for exactly one.
 */
export function matchesWildcard(name: string, pattern: string): boolean {
  let nameAt = 0;
  let patternAt = 0;
  for (;;) {
    const nameDot = name.indexOf('.', nameAt);
    const patternDot = pattern.indexOf('.', patternAt);
    if (nameDot < 0 || patternDot < 0) {
      const rest = pattern.slice(patternAt);
      return rest === '*' || rest === name.slice(nameAt);
    }
    const component = pattern.slice(patternAt, patternDot);
    if (component !== '*' && component !== name.slice(nameAt, nameDot)) {
      return false;
    }
    nameAt = nameDot + 1;
    patternAt = patternDot + 1;
  }
}
