import type { ISynthesisSession, TerraformStack } from 'cdktf';

/** Where cdktf keeps what its `addCustomSynthesis` gave a construct; neither is exported. */
const CUSTOM_SYNTHESIS = Symbol.for('cdktf/customSynthesis');

/** Has something done whenever cdktf synthesizes a stack: after aspects and validation, before it writes. */
export function onSynthesize(stack: TerraformStack, action: (session: ISynthesisSession) => void): void {
  if (!(CUSTOM_SYNTHESIS in stack)) {
    Object.defineProperty(stack, CUSTOM_SYNTHESIS, { value: { onSynthesize: action }, enumerable: false });
  }
}
