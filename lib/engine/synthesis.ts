import type { Construct, IConstruct } from 'constructs';

/** Something that is wrong, or worth a warning, at one place of the construct tree. */
export interface Problem {
  /** The construct's path, `alpha/web`. */
  readonly path: string;
  readonly message: string;
}

/** What the engine asks of the constructs while an app is synthesized. */
export interface Synthesis {
  /**
   * Everything that is wrong in stacks: those of the whole app before anything is written, then, where
   * aspects may have changed the tree, one again with those below it.
   */
  problems(stacks: readonly IConstruct[]): readonly Problem[];

  /** Everything in stacks that deserves a second look. */
  warnings(stacks: readonly IConstruct[]): readonly Problem[];

  /** Whose resources bring about what a construct without any of its own describes: a dataset's host. */
  carrier?(construct: IConstruct): IConstruct | undefined;

  /** What belongs beside the stack's `cdk.tf.json`, by relative posix path: `alpha/jail.conf`. */
  files(stack: Construct): ReadonlyMap<string, string | Uint8Array>;

  /** What was remembered of this scope is out of date: a synthesis begins, or aspects were applied. */
  begin?(scope: IConstruct): void;

  /** The last stack is written, or the synthesis failed. */
  end?(root: IConstruct): void;
}
