/** What is wrong with a jail. */
import { shown } from './shown';

export function idIsNoName(id: string, reason: string): string {
  return `the construct id ${shown(id)} cannot be the jail's name: ${reason}; pass 'jailName'`;
}

export function parameterElsewhere(name: string, place: string): string {
  return `parameter '${name}' is set by ${place}`;
}

export function unknownParameter(name: string, nearest: string | undefined): string {
  return nearest === undefined
    ? `parameter '${name}' is not known to jail(8), correct it or leave it out`
    : `parameter '${name}' is not known to jail(8), did you mean '${nearest}'`;
}

export function negatedParameter(name: string, positive: string): string {
  return `parameter '${name}': write '${positive}' with the value false`;
}

export function unknownAllow(name: string, nearest: string | undefined): string {
  return nearest === undefined
    ? `'allow': jail(8) knows no 'allow.${name}', correct it or leave it out`
    : `'allow': jail(8) knows no 'allow.${name}', did you mean '${nearest}'`;
}

export function allowWithPrefix(name: string, rest: string): string {
  return `'allow': '${name}' is written without its 'allow.', as '${rest}'`;
}

export function negatedAllow(name: string, positive: string): string {
  return `'allow' grants, it cannot take away '${name}': set parameter '${positive}' to false`;
}

export function parameterTwice(name: string, first: string, second: string): string {
  return `parameter '${name}' is set to ${first} and to ${second}, set it once`;
}

export function startAfterNeedsJails(got: string): string {
  return `startAfter() takes Jails, got ${got}`;
}

export function serviceDisabled(service: string, variable: string, value: string): string {
  return `'services' enables '${service}', and 'sysrc.${variable}' is ${shown(value)}: leave one of them out`;
}

export function readOnlyNeedsNullfs(): string {
  return "'readOnly' needs a root made by JailRoot.nullfs(); the files of other roots are the jail's own";
}

export function readOnlyTakesNothing(prop: string): string {
  return `'${prop}' cannot be put into a read-only jail, leave out 'readOnly' or prepare it in a dataset that is mounted`;
}

export function attachElsewhere(bridge: string): string {
  return `bridge '${bridge}' belongs to another host`;
}

export function attachRemoved(bridge: string): string {
  return `bridge '${bridge}' was removed from the construct tree, and the jail's interface with it: keep the bridge, or do not attach the jail`;
}

export function lateBoundWithoutSsh(member: string, host: string): string {
  return `'${member}' comes from Terraform, which does not reach host '${host}': give the host 'ssh', or a value that synth knows`;
}

/** Shown by Terraform, which cannot say what the value is. */
export function lateBoundMisfit(
  jail: string,
  member: string,
  kind: 'hostname' | 'ip4' | 'ip6',
  onInterface: boolean,
): string {
  const what = {
    hostname: 'host name: letters, digits and hyphens, in labels with dots between them',
    ip4: 'IPv4 address: 10.0.0.2, with a prefix length',
    ip6: 'IPv6 address: fd00::2, with a prefix length',
  }[kind];
  const rest = kind === 'hostname' ? '' : onInterface ? ' and an interface (em0|) or without' : ' or without';
  return `jail ${jail}: ${member}: the value from Terraform is no ${what}${rest}`;
}

export function referenceInText(): string {
  return "one of its texts holds '@late-bound:', which stands for Terraform values here: write it otherwise";
}
