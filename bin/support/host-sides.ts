import { join } from 'node:path';
import { confOfManifest, readConf, type HostSide } from '../../lib/diff';
import { UserError } from './exit-status';
import { readingOnce, readOptionalText, readText, type FileTree } from './file-tree';
import { noOutput, readOutput, type HostOutput } from './synth-output';

const JAIL_CONF = 'jail.conf';

/** The hosts of one side of a comparison: a synth output, a manifest, or a jail.conf. */
export function readSides(files: FileTree, path: string): HostSide[] {
  const tree = readingOnce(files);
  if (tree.kind(path) === 'file' && !looksLikeManifest(path, readText(tree, path))) {
    return [confSide(tree, path)];
  }
  const outputs = readOutput(tree, path);
  if (outputs.length > 0) {
    return outputs.map((output) => hostSide(tree, output));
  }
  const conf = join(path, JAIL_CONF);
  if (tree.kind(conf) === 'file') {
    return [confSide(tree, conf)];
  }
  throw new UserError(noOutput(tree, path));
}

/** A jail.conf cannot begin with a brace. */
function looksLikeManifest(path: string, text: string): boolean {
  return path.endsWith('.json') || text.trimStart().startsWith('{');
}

function hostSide(tree: FileTree, { manifest, folder }: HostOutput): HostSide {
  const { name } = manifest.host;
  const conf = folder === undefined ? undefined : join(folder, JAIL_CONF);
  if (folder === undefined || conf === undefined || tree.kind(conf) !== 'file') {
    return { name, manifest, conf: confOfManifest(manifest) };
  }
  return {
    name,
    manifest,
    conf: readConf(conf, tree.reader),
    readFile: (bundled) => readOptionalText(tree, join(folder, bundled)),
  };
}

function confSide(tree: FileTree, path: string): HostSide {
  return { conf: readConf(path, tree.reader) };
}
