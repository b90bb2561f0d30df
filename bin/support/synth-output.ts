import { join } from 'node:path';
import { isManifest, parseManifest } from '../../lib/manifest/read';
import type { HostManifest } from '../../lib/manifest/schema';
import { UserError } from './exit-status';
import { readText, type FileTree } from './file-tree';

/** A host in what synth wrote. */
export interface HostOutput {
  readonly manifest: HostManifest;
  /** The folder with jail.conf and files; undefined for a manifest that was named by itself. */
  readonly folder?: string;
}

const MANIFEST = 'manifest.json';

/** Where synth puts things: a project, its output, its stacks, their hosts. */
const SHORT_CUTS = ['cdktf.out', 'stacks'];
const DEEPEST = 3;

/**
 * The hosts of a synth output, of one of its folders or of one manifest.
 *
 * @throws UserError or InputError when there is none, or one that cannot be read
 */
export function readOutput(tree: FileTree, path: string): HostOutput[] {
  switch (tree.kind(path)) {
    case undefined:
      throw new UserError(`${tree.label(path)}: no such file or directory`);
    case 'file':
      return [{ manifest: readManifest(tree, path) }];
    case 'directory': {
      const outputs = hostFolders(tree, path, 0).map((folder) => ({
        folder,
        manifest: readManifest(tree, join(folder, MANIFEST)),
      }));
      refuseTwins(outputs);
      return outputs;
    }
  }
}

/** The same, where at least one host is needed. */
export function readHosts(tree: FileTree, path: string): HostOutput[] {
  const outputs = readOutput(tree, path);
  if (outputs.length === 0) {
    throw new UserError(noOutput(tree, path));
  }
  return outputs;
}

export function noOutput(tree: FileTree, path: string): string {
  return `${tree.label(path)}: no manifest of cdktf-jails in it, run cdktf synth first`;
}

function readManifest(tree: FileTree, file: string): HostManifest {
  return parseManifest(tree.label(file), readText(tree, file));
}

function hostFolders(tree: FileTree, folder: string, depth: number): string[] {
  const file = join(folder, MANIFEST);
  if (tree.kind(file) === 'file' && isManifest(tree.label(file), readText(tree, file))) {
    return [folder];
  }
  const names = [...(tree.reader.list(folder) ?? [])].sort();
  const shortCut = SHORT_CUTS.find((name) => names.includes(name));
  const below =
    shortCut === undefined
      ? names.filter((name) => !name.startsWith('.') && name !== 'node_modules')
      : [shortCut];
  return depth === DEEPEST
    ? []
    : below
        .map((name) => join(folder, name))
        .filter((path) => tree.kind(path) === 'directory')
        .flatMap((path) => hostFolders(tree, path, shortCut === undefined ? depth + 1 : depth));
}

function refuseTwins(outputs: readonly HostOutput[]): void {
  const seen = new Map<string, string>();
  for (const { manifest, folder = '' } of outputs) {
    const { name } = manifest.host;
    const other = seen.get(name);
    if (other !== undefined) {
      throw new UserError(`host ${name} is in ${other} and in ${folder}, name one of them`);
    }
    seen.set(name, folder);
  }
}
