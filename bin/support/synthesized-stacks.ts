import { join } from 'node:path';
import { UserError } from './exit-status';
import type { FileTree } from './file-tree';
import { readText } from './file-tree';
import { didYouMean } from './nearest';

/** A stack as cdktf wrote it. */
export interface SynthesizedStack {
  readonly name: string;
  /** The folder of its `cdk.tf.json`, in which Terraform runs. */
  readonly folder: string;
}

interface Entry {
  readonly workingDirectory: string;
  readonly dependencies?: readonly string[];
}

/**
 * The stacks of a synth output, in the order in which they are deployed.
 *
 * @param names those that are wanted; all of them if there are none
 * @throws UserError when there is no such output, or no such stack
 */
export function readStacks(tree: FileTree, directory: string, names: readonly string[]): SynthesizedStack[] {
  const file = join(directory, 'manifest.json');
  if (tree.kind(file) !== 'file') {
    throw new UserError(`${tree.label(directory)}: no output of cdktf in it, run cdktf synth first`);
  }
  const stacks = entriesOf(tree.label(file), readText(tree, file));
  const known = [...stacks.keys()];
  const unknown = names.find((name) => !stacks.has(name));
  if (unknown !== undefined) {
    throw new UserError(`no stack '${unknown}'${didYouMean(unknown, known)}`);
  }
  return inOrder(stacks)
    .filter((name) => names.length === 0 || names.includes(name))
    .map((name) => ({ name, folder: join(directory, stacks.get(name)?.workingDirectory ?? '') }));
}

function entriesOf(label: string, text: string): ReadonlyMap<string, Entry> {
  try {
    const { stacks } = JSON.parse(text) as { stacks: Record<string, Entry> };
    return new Map(Object.entries(stacks));
  } catch {
    throw new UserError(`${label}: not the manifest of a cdktf app`);
  }
}

/** Each stack behind those that it depends on, otherwise by name. */
function inOrder(stacks: ReadonlyMap<string, Entry>): readonly string[] {
  const ordered = new Set<string>();
  const visit = (name: string, above: readonly string[]): void => {
    if (!ordered.has(name) && !above.includes(name)) {
      stacks.get(name)?.dependencies?.forEach((dependency) => visit(dependency, [...above, name]));
      ordered.add(name);
    }
  };
  [...stacks.keys()].sort().forEach((name) => visit(name, []));
  return [...ordered].filter((name) => stacks.has(name));
}
