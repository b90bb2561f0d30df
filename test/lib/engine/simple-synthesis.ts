import { TerraformStack } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { guardSynthesis } from '../../../lib/engine';
import type { Problem, Synthesis } from '../../../lib/engine';

/** Constructs to test the engine with: each says what is wrong with it and which files it makes. */
export class Thing extends Construct {
  public readonly problems: string[] = [];
  public readonly warnings: string[] = [];
  public readonly files = new Map<string, string>();

  public constructor(scope: Construct, id: string, synthesis: Synthesis = simpleSynthesis) {
    super(scope, id);
    guardSynthesis(this, synthesis);
  }
}

/** Asks every `Thing` of the stacks. */
export const simpleSynthesis: Synthesis = {
  problems: (stacks) => collect(stacks, (thing) => thing.problems),
  warnings: (stacks) => collect(stacks, (thing) => thing.warnings),
  files: (stack) => new Map(things(stack).flatMap((thing) => [...thing.files])),
};

function collect(
  stacks: readonly IConstruct[],
  messages: (thing: Thing) => readonly string[],
): readonly Problem[] {
  return stacks
    .flatMap(things)
    .flatMap((thing) => messages(thing).map((message) => ({ path: thing.node.path, message })));
}

/** Those of the stack itself; a stack within it has its own. */
function things(stack: IConstruct): readonly Thing[] {
  return stack.node
    .findAll()
    .filter((construct) => construct instanceof Thing)
    .filter((thing) => TerraformStack.of(thing) === stack);
}
