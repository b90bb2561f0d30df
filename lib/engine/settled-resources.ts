import { TerraformStack } from 'cdktf';
import type { TextResource } from './text-resource';

/** The resources that the stack being written leaves to us. */
let aside: TextResource[] | undefined;

/** Leaves a resource to whoever collects; false when nobody does. */
export function setAside(resource: TextResource): boolean {
  aside?.push(resource);
  return aside !== undefined;
}

/**
 * Makes a stack's JSON with its texts added at the end. cdktf looks for its values in every string three
 * times, which for texts without any is most of what a synth of many jails would cost. Not where the
 * program itself has a hand in the JSON: it may look at a resource, or take one out.
 */
export function addSettledResources(stack: TerraformStack): void {
  const prepare = stack.prepareStack.bind(stack);
  const toTerraform = stack.toTerraform.bind(stack) as () => Json;
  const isChanged = stack.toTerraform !== TerraformStack.prototype.toTerraform;
  stack.prepareStack = () => void collecting(prepare);
  stack.toTerraform = () => {
    if (isChanged || isOverridden(stack)) {
      return toTerraform();
    }
    const { result, collected } = collecting(toTerraform);
    return collected.every((resource) => add(result, resource)) ? result : toTerraform();
  };
}

function isOverridden(stack: TerraformStack): boolean {
  return 'resource' in (Reflect.get(stack, 'rawOverrides') as object);
}

type Json = { resource?: Record<string, Record<string, Record<string, unknown>>> };

/** False when cdktf has to write it: it holds a Terraform value, or an override is about it. */
function add(json: Json, resource: TextResource): boolean {
  const attributes = resource.settledAttributes();
  const ofType = ((json.resource ??= {})[resource.terraformResourceType] ??= {});
  const known = (ofType[resource.friendlyUniqueId] ??= {});
  if (attributes === undefined || Object.keys(attributes).some((name) => name in known)) {
    return false;
  }
  Object.assign(known, attributes);
  return true;
}

function collecting<T>(run: () => T): { result: T; collected: readonly TextResource[] } {
  const outer = aside;
  const collected: TextResource[] = [];
  aside = collected;
  try {
    return { result: run(), collected };
  } finally {
    aside = outer;
  }
}
