import { provider } from '@cdktf/provider-null';
import { TerraformProvider, TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';

const OWN_ID = 'cdktf-jails-null';
const provided = new WeakSet<TerraformStack>();

/** Sees to it that the stack has the provider that text resources need. */
export function ensureNullProvider(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (provided.has(stack)) {
    return;
  }
  provided.add(stack);
  if (!stack.node.findAll().some(isDefaultNullProvider)) {
    new provider.NullProvider(stack, OWN_ID);
  }
}

/** Gives way to a provider that the program made after ours: Terraform takes only one. */
export function yieldNullProviders(found: readonly IConstruct[]): void {
  const ownOf = new Map(found.filter(isOwn).map((own) => [TerraformStack.of(own), own]));
  for (const other of found) {
    const own = ownOf.get(TerraformStack.of(other));
    if (own !== undefined && own !== other) {
      own.node.scope?.node.tryRemoveChild(OWN_ID);
    }
  }
}

function isOwn(construct: IConstruct): boolean {
  return construct.node.id === OWN_ID;
}

export function isDefaultNullProvider(construct: IConstruct): boolean {
  return (
    TerraformProvider.isTerraformProvider(construct) &&
    construct.terraformResourceType === 'null' &&
    construct.alias === undefined
  );
}
