/** What is wrong with a base, or with what a root is made from. */
import { shown } from './shown';

export function unknownSum(release: string, architecture: string): string {
  return `the sha256 of ${release} for ${architecture} is not known here, pass 'sha256' from the release's MANIFEST`;
}

export function parentElsewhere(parent: string, path: string, host: string): string {
  return `dataset ${shown(parent)} ('${path}') is not on host '${host}', give the base one of its own host`;
}

export function parentOfOtherStack(parent: string, path: string): string {
  return `dataset ${shown(parent)} ('${path}') is not in the base's stack, give the base one of its own host`;
}

export function rootRemoved(dataset: string, path: string): string {
  return `dataset ${shown(dataset)} ('${path}') was removed from the construct tree, but holds the jail's root: keep it`;
}

export function namesakeElsewhere(what: string, name: string, path: string, host: string): string {
  return `${what} ${shown(name)} ('${path}') is not on host '${host}', which has another one of that name: use that`;
}
