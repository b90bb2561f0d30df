/** What is wrong with a jail. */

export function idIsNoName(id: string, reason: string): string {
  return `the construct id '${id}' cannot be the jail's name: ${reason}; pass 'jailName'`;
}

export function parameterElsewhere(name: string, place: string): string {
  return `parameter '${name}' is set by ${place}`;
}

export function unknownParameter(name: string, nearest: string | undefined): string {
  return nearest === undefined
    ? `parameter '${name}' is not known to jail(8)`
    : `parameter '${name}' is not known to jail(8), did you mean '${nearest}'`;
}

export function negatedParameter(name: string, positive: string): string {
  return `parameter '${name}': write '${positive}' with the value false`;
}

export function unknownAllow(name: string, nearest: string | undefined): string {
  return nearest === undefined
    ? `'allow': jail(8) knows no 'allow.${name}'`
    : `'allow': jail(8) knows no 'allow.${name}', did you mean '${nearest}'`;
}

export function negatedAllow(name: string, positive: string): string {
  return `'allow' grants, it cannot take away '${name}': set parameter '${positive}' to false`;
}

export function parameterTwice(name: string): string {
  return `parameter '${name}' is set twice with different values`;
}

export function mountNeedsDataset(): string {
  return 'mount() takes a Dataset';
}

export function badDestination(destination: string, reason: string): string {
  return `mount('${destination}'): ${reason}`;
}

export function startAfterNeedsJails(): string {
  return 'startAfter() takes Jails';
}

export function acknowledgeNeedsReason(parameter: string): string {
  return `acknowledgeRisk('${parameter}') needs a reason that a reviewer can judge`;
}

export function readOnlyNeedsNullfs(): string {
  return "'readOnly' needs a root made by JailRoot.nullfs(); the files of other roots are the jail's own";
}

export function readOnlyTakesNothing(prop: string): string {
  return `'${prop}' cannot be put into a read-only jail, leave out 'readOnly' or prepare it in a dataset that is mounted`;
}

export function rootElsewhere(): string {
  return "the root's base or dataset belongs to another host";
}

export function mountElsewhere(dataset: string): string {
  return `dataset '${dataset}' belongs to another host`;
}

export function attachElsewhere(bridge: string): string {
  return `bridge '${bridge}' belongs to another host`;
}
