import { AnnotationMetadataEntryType } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Problem } from './synthesis';

/**
 * Puts warnings where cdktf's command line finds and prints them. Without a stack trace, which
 * `Annotations` would add: it would carry this machine's paths into the output.
 */
export function annotateWarnings(root: IConstruct, warnings: readonly Problem[]): void {
  for (const { path, message } of warnings) {
    const { node } = find(root, path);
    const known = node.metadata.some(
      ({ type, data }) => type === AnnotationMetadataEntryType.WARN && data === message,
    );
    if (!known) {
      node.addMetadata(AnnotationMetadataEntryType.WARN, message);
    }
  }
}

/** The construct at a path, or the nearest one above it. */
function find(root: IConstruct, path: string): IConstruct {
  return path.split('/').reduce((construct, id) => construct.node.tryFindChild(id) ?? construct, root);
}
