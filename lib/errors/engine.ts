/** What synthesis itself finds wrong. */
import { printable } from './shown';

export function validationFailed(
  problems: readonly { readonly path: string; readonly message: string }[],
): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const lines = problems.map(({ path, message }) => `  [${printable(path)}] ${message}`);
  return [`validation failed with ${count}:`, ...lines].join('\n');
}

export function dependencyLoop(paths: readonly string[]): string {
  return `depends on itself: ${[...paths, paths[0]].join(' -> ')}`;
}

export function stackDependencyLoop(from: string, to: string): string {
  return `stack '${from}' cannot depend on stack '${to}', which depends on it already`;
}

export function sameStackFolder(id: string, taken: string): string {
  return `stack '${id}' would be written over stack '${taken}', into the folder stacks/${id}: give one another id`;
}

export function sourceMissing(path: string): string {
  return `'${path}' does not exist (relative paths start at the folder of cdktf.json)`;
}

export function sourceIsDirectory(path: string): string {
  return `'${path}' is a directory, name a file`;
}

export function sourceNotAFile(path: string): string {
  return `'${path}' is not a regular file`;
}

export function sourceUnreadable(path: string, code: string): string {
  return `'${path}' cannot be read (${code})`;
}

export function hclOutput(): string {
  return (
    'cannot be written as HCL, in which cdktf loses texts and quotes: ' +
    'leave out --hcl (SYNTH_HCL_OUTPUT, hclOutput), Terraform reads cdk.tf.json as well'
  );
}

export function notPlainName(name: string): string {
  return `'${name}' cannot name a folder on the host, use letters, digits, '.', '_' and '-'`;
}

export function outsideStackFolder(path: string): string {
  return `'${path}' does not stay inside the stack's folder`;
}

export function unwritableOutput(path: string, code: string): string {
  return `'${path}' cannot be written (${code})`;
}

/** Shown by Terraform as the name of a file that is not there: no character may need a quote. */
export function noKnownHostKey(): string {
  return 'the known_hosts file has no key of this host: pass hostKey, or add what ssh-keyscan prints';
}
