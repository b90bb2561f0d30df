import { provider } from '@cdktf/provider-null';
import { TerraformProvider, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Survey } from './survey';

const OWN_ID = 'cdktf-jails-null';
/**
 * Gives way to a provider that the program made after ours, since Terraform takes only one, and to none
 * where nothing needs it, since Terraform would download it all the same.
 */
export function settleNullProviders({ nullProviders, texts }: Survey): void {
  const needing = new Set(
    texts.filter((text) => text.needsNullProvider).map((text) => TerraformStack.of(text)),
  );
  const others = new Set(
    nullProviders.filter((found) => !isOwn(found)).map((found) => TerraformStack.of(found)),
  );
  for (const own of nullProviders.filter(isOwn)) {
    const stack = TerraformStack.of(own);
    if (others.has(stack) || !needing.has(stack)) {
      stack.node.tryRemoveChild(OWN_ID);
    }
  }
  for (const stack of needing) {
    if (!others.has(stack) && stack.node.tryFindChild(OWN_ID) === undefined) {
      new provider.NullProvider(stack, OWN_ID);
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
