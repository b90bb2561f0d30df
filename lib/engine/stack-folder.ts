import { App, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { realpathSync } from 'node:fs';
import { isAbsolute, join, posix, relative, resolve, sep } from 'node:path';

/** Where cdktf writes a stack, below the output directory. */
const STACKS = 'stacks';

/** The folder of a stack's `cdk.tf.json`, in which Terraform runs. */
export function stackFolder(outdir: string, stackId: string): string {
  return join(outdir, STACKS, stackId);
}

/**
 * A file of the project as Terraform names it from the stack's folder, so that the output is the
 * same wherever the project lies. Terraform's `..` follow the disk: both ends are taken physically.
 */
export function fromStackFolder(outdir: string, stackId: string, file: string): string {
  const folder = stackFolder(physical(outdir), stackId);
  return relative(folder, resolve(physical(process.cwd()), file))
    .split(sep)
    .join(posix.sep);
}

/** A file that the program names: one of the project, unless its path is absolute or in a home. */
export function fileOfProject(scope: Construct, path: string): string {
  const stack = TerraformStack.of(scope);
  const { root } = stack.node;
  return isAbsolute(path) || path.startsWith('~') || !App.isApp(root)
    ? path
    : fromStackFolder(root.outdir, stack.node.id, path);
}

function physical(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}
