/** What is wrong with a secret, or with what is done with it. */
import { shown } from './shown';

export function secretHasNoText(): string {
  return "a Secret has no text: pass it as 'secret' of a file or in 'secrets' of a Jail";
}

export function secretNeedsVariable(got: string): string {
  return `Secret.fromVariable() takes a TerraformVariable, got ${got}`;
}

export function secretNeedsName(got: string): string {
  return `Secret.fromEnv() takes the name of an environment variable (letters, digits and _), got ${got}`;
}

export function secretNeedsPath(got: string): string {
  return `Secret.fromFile() takes the path of a file, got ${got}`;
}

export function secretVersion(got: string): string {
  return `'version' of a Secret is a text on one line, got ${got}`;
}

export function secretOfOtherStack(path: string): string {
  return `the secret's variable '${path}' belongs to another stack: declare one in the jail's own`;
}

export function secretWithDefault(path: string): string {
  return `the secret's variable '${path}' has a default, which stands in the output: leave it out`;
}

export function secretTooOpen(destination: string, mode: string): string {
  return `file ${shown(destination)} holds a secret, its mode ${mode} lets others see it: at most 0600`;
}
