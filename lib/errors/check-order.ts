/** What is wrong with the order in which jails start. */
import { shown } from './shown';

export function dependencyLoop(names: readonly string[]): string {
  return `these jails start after each other in a circle and so never: ${names.join(' -> ')}, remove one startAfter() of it`;
}

export function dependencyOnItself(name: string): string {
  return `jail ${shown(name)} starts after itself and so never, remove that startAfter()`;
}

export function dependencyElsewhere(name: string, other: string, host: string): string {
  return `jail ${shown(name)} ('${other}') runs on host '${host}', and the order of starts ends at the host: remove that startAfter()`;
}

export function dependencyMissing(name: string, host: string): string {
  return `there is no jail ${shown(name)} on host '${host}' to start after, declare it or remove that startAfter()`;
}
