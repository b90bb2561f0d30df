import type { Construct } from 'constructs';
import type { Texts } from './text-resource';
import { TextResource } from './text-resource';

/**
 * The resource that reviewers read: it carries one jail's own text and does nothing else.
 *
 * @param texts what the plan shows, by name; made at synth
 * @param lateBound the Terraform values in it
 */
export function jailResource(
  scope: Construct,
  texts: () => Texts,
  lateBound?: () => readonly unknown[],
): TextResource {
  return new TextResource(scope, 'Resource', { texts, lateBound });
}
