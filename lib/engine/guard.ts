import { TerraformStack } from 'cdktf';
import type { ISynthesisSession, IStackSynthesizer } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { annotateWarnings } from './annotations';
import { nameStateRelatively } from './default-backend';
import { connectDependencies } from './dependencies';
import { hclProblems } from './hcl-output';
import { settleNullProviders } from './null-provider';
import { onSynthesize } from './custom-synthesis';
import { writeOutput } from './output-files';
import { settlePlanResources } from './plan-resource';
import { addSettledResources } from './settled-resources';
import { stackFolder } from './stack-folder';
import { folderProblems } from './stacks';
import { survey } from './survey';
import type { Survey } from './survey';
import type { Problem, Synthesis } from './synthesis';
import { throwProblems } from './validation-error';

/** Stacks that are wrapped; every construct of ours asks. */
const guarded = new WeakSet<IConstruct>();
const guards = new WeakMap<IConstruct, Guard>();

/**
 * Puts an app under guard: nothing of any stack is written before the whole app is found sound, and
 * each stack's own files are written with it. Called by every construct, so that whichever comes
 * first does it, and stacks that are made later join.
 */
export function guardSynthesis(scope: Construct, synthesis: Synthesis): void {
  // throws outside of any stack, where nothing would ever be written
  let construct: IConstruct | undefined = TerraformStack.of(scope);
  while (construct !== undefined && !guarded.has(construct)) {
    if (TerraformStack.isStack(construct)) {
      guardOf(construct.node.root, synthesis).wrap(construct);
    }
    construct = construct.node.scope;
  }
}

function guardOf(root: IConstruct, synthesis: Synthesis): Guard {
  const guard = guards.get(root) ?? new Guard(root, synthesis);
  guards.set(root, guard);
  return guard;
}

/** One `app.synth()`, told apart by its session. */
interface Run {
  readonly session: ISynthesisSession;
  readonly found: Survey;
  readonly unwritten: Set<TerraformStack>;

  /** Whether there were aspects in a stack that was written, or is being written. */
  hasAspects: boolean;

  /** The stack that cdktf is writing, and whether it was looked at again after its aspects. */
  current?: { readonly stack: TerraformStack; sound: boolean };
}

class Guard {
  private run?: Run;
  private prepared = false;

  public constructor(
    private readonly root: IConstruct,
    private readonly synthesis: Synthesis,
  ) {}

  /** Steps between cdktf and a stack. */
  public wrap(stack: TerraformStack): void {
    guarded.add(stack);
    addSettledResources(stack);
    const prepare = stack.prepareStack.bind(stack);
    const toTerraform = stack.toTerraform.bind(stack) as () => unknown;
    this.wrapSynthesizer(stack);
    stack.prepareStack = () => {
      this.prepare();
      prepare();
    };
    stack.toTerraform = () => this.toTerraform(stack, toTerraform);
    stack.node.addValidation({ validate: () => this.validate(stack) });
    onSynthesize(stack, (session) => this.synthesizeLate(stack, session));
  }

  /** The first construct of ours was made by an aspect: cdktf is writing the stack already. */
  private synthesizeLate(stack: TerraformStack, session: ISynthesisSession): void {
    if (this.run?.current === undefined) {
      this.endUnless(() => {
        this.check(stack);
        nameStateRelatively(stack, session.outdir);
        this.write(stack, session);
        return false;
      });
    }
  }

  private write(stack: TerraformStack, { outdir }: ISynthesisSession): void {
    writeOutput(stackFolder(outdir, stack.node.id), this.synthesis.files(stack));
  }

  /** A program may put another synthesizer in the place of cdktf's, or around it, at any time. */
  private wrapSynthesizer(stack: TerraformStack): void {
    const around = (inner: IStackSynthesizer): IStackSynthesizer => ({
      synthesize: (session) => {
        if (this.run?.session === session && this.run.current?.stack === stack) {
          inner.synthesize(session);
        } else {
          this.synthesize(stack, inner, session);
        }
      },
    });
    let synthesizer = around(stack.synthesizer);
    Object.defineProperty(stack, 'synthesizer', {
      get: () => synthesizer,
      set: (inner: IStackSynthesizer) => {
        synthesizer = around(inner);
      },
      enumerable: true,
      configurable: true,
    });
  }

  /**
   * Wraps the stacks without any construct of ours, too: one of them may come first. cdktf prepares all
   * stacks before it writes any, so that the first one of ours finds all others in time.
   */
  private prepare(): void {
    if (!this.prepared) {
      this.prepared = true;
      const found = survey(this.root);
      settlePlanResources(found.choices);
      found.stacks.filter((stack) => !guarded.has(stack)).forEach((stack) => this.wrap(stack));
    }
  }

  private synthesize(stack: TerraformStack, inner: IStackSynthesizer, session: ISynthesisSession): void {
    const run = this.runOf(session, stack);
    // an aspect may have changed any stack that comes later
    run.hasAspects ||= run.found.withAspects.has(stack);
    run.current = { stack, sound: !run.hasAspects };
    this.endUnless(() => {
      nameStateRelatively(stack, session.outdir);
      inner.synthesize(session);
      this.checkAfterAspects();
      run.current = undefined;
      this.write(stack, session);
      run.unwritten.delete(stack);
      return run.unwritten.size > 0;
    });
  }

  private runOf(session: ISynthesisSession, stack: TerraformStack): Run {
    if (this.run?.session === session && this.run.unwritten.has(stack)) {
      return this.run;
    }
    if (this.run !== undefined) {
      this.end();
    }
    const found = this.endUnless(() => this.check(this.root));
    const unwritten = new Set(found.stacks.filter((known) => guarded.has(known)));
    this.run = { session, found, unwritten, hasAspects: false };
    return this.run;
  }

  /** Ends the synthesis unless there is more to come; a failure is not caught, Node would show this line. */
  private endUnless<T>(more: () => T): T {
    let result: T | undefined;
    try {
      return (result = more());
    } finally {
      if (!result) {
        this.end();
      }
    }
  }

  /** cdktf's own question, asked after the stack's aspects were applied; of nested stacks with the outer one. */
  private validate(stack: TerraformStack): string[] {
    const current = this.run?.current;
    if (current === undefined) {
      // somebody validates this stack alone
      this.endUnless(() => !this.check(stack));
    } else if (current.stack === stack) {
      this.checkAfterAspects();
    }
    return [];
  }

  private checkAfterAspects(): void {
    const current = this.run?.current;
    if (current?.sound === false) {
      this.check(current.stack);
      current.sound = true;
    }
  }

  /** cdktf was asked for a stack's JSON: by its own synthesis, or by a test for this stack alone. */
  private toTerraform(stack: TerraformStack, inner: () => unknown): unknown {
    if (this.run?.current !== undefined) {
      // nothing was validated yet if cdktf was told to skip that
      this.checkAfterAspects();
      return inner();
    }
    let json: unknown;
    this.endUnless(() => {
      this.settle(stack);
      json = inner();
      return false;
    });
    return json;
  }

  /** Brings everything below a scope into the form that is written. */
  private settle(scope: IConstruct): { readonly found: Survey; readonly problems: readonly Problem[] } {
    this.synthesis.begin?.(scope);
    const found = survey(scope);
    settlePlanResources(found.choices);
    settleNullProviders(found);
    return { found, problems: connectDependencies(found, this.synthesis) };
  }

  /** Looks at everything below a scope; returns only if it is sound. */
  private check(scope: IConstruct): Survey {
    const { found, problems: loops } = this.settle(scope);
    const problems = [
      ...hclProblems(found),
      ...folderProblems(found.stacks),
      ...loops,
      ...this.synthesis.problems(found.stacks),
    ];
    if (problems.length > 0) {
      throwProblems(problems);
    }
    annotateWarnings(this.root, this.synthesis.warnings(found.stacks));
    return found;
  }

  private end(): void {
    this.run = undefined;
    this.prepared = false;
    this.synthesis.end?.(this.root);
  }
}
