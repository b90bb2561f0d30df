/** What is asked for and not there. */

const SHOWN = 10;

export function unknownJail(name: string, near: string | undefined, known: readonly string[]): string {
  return `no jail '${name}'${hint(near, known)}`;
}

export function unknownHost(name: string, near: string | undefined, known: readonly string[]): string {
  return `no host '${name}'${hint(near, known)}`;
}

export function ambiguousJail(name: string, hosts: readonly string[]): string {
  return `jail '${name}' is on the hosts ${hosts.join(', ')}, choose one with --host`;
}

export function unknownParameter(name: string, near: string | undefined): string {
  const cure = near === undefined ? '' : `, did you mean '${near}'`;
  return `jail(8) knows no parameter '${name}'${cure}`;
}

function hint(near: string | undefined, known: readonly string[]): string {
  if (near !== undefined) {
    return `, did you mean '${near}'`;
  }
  if (known.length === 0) {
    return ', there is none at all';
  }
  const more = known.length > SHOWN ? ', …' : '';
  return `, there are ${known.slice(0, SHOWN).join(', ')}${more}`;
}
