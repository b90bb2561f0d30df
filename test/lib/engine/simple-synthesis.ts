import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
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

/** Asks every `Thing` of the tree. */
export const simpleSynthesis: Synthesis = {
  problems: (scope) => collect(scope, (thing) => thing.problems),
  warnings: (scope) => collect(scope, (thing) => thing.warnings),
  files: (stack) =>
    new Map(
      things(stack)
        .filter((thing) => TerraformStack.of(thing) === stack)
        .flatMap((thing) => [...thing.files]),
    ),
};

function collect(scope: Construct, messages: (thing: Thing) => readonly string[]): readonly Problem[] {
  return things(scope).flatMap((thing) =>
    messages(thing).map((message) => ({ path: thing.node.path, message })),
  );
}

function things(scope: Construct): readonly Thing[] {
  return scope.node.findAll().filter((construct) => construct instanceof Thing);
}
