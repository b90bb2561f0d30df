import { TerraformStack } from 'cdktf';
import type { ISynthesisSession, IStackSynthesizer } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { annotateWarnings } from './annotations';
import { nameStateRelatively } from './default-backend';
import { connectDependencies } from './dependencies';
import { hclProblems } from './hcl-output';
import { settleNullProviders } from './null-provider';
import { writeOutput } from './output-files';
import { addSettledResources } from './settled-resources';
import { stackFolder } from './stack-folder';
import { stacksBelow } from './stacks';
import { survey } from './survey';
import type { Survey } from './survey';
import type { Synthesis } from './synthesis';
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

  /** The stack that is being written, and whether it was looked at again after its aspects. */
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
    const inner = stack.synthesizer;
    const prepare = stack.prepareStack.bind(stack);
    stack.synthesizer = { synthesize: (session) => this.synthesize(stack, inner, session) };
    stack.prepareStack = () => {
      this.wrapOthers();
      prepare();
    };
    stack.node.addValidation({ validate: () => this.validate(stack) });
  }

  /**
   * The stacks without any construct of ours: one of them may come first. cdktf prepares all stacks
   * before it writes any, so that the first one of ours finds all others in time.
   */
  private wrapOthers(): void {
    if (!this.prepared) {
      this.prepared = true;
      stacksBelow(this.root)
        .filter((stack) => !guarded.has(stack))
        .forEach((stack) => this.wrap(stack));
    }
  }

  private synthesize(stack: TerraformStack, inner: IStackSynthesizer, session: ISynthesisSession): void {
    const run = this.runOf(session, stack);
    const current = { stack, sound: !run.found.withAspects.has(stack) };
    run.current = current;
    this.endUnless(() => {
      nameStateRelatively(stack, session.outdir);
      inner.synthesize(session);
      // cdktf asks for `validate` after the aspects, unless it was told to skip all validation
      if (!current.sound) {
        this.check(stack);
      }
      writeOutput(stackFolder(session.outdir, stack.node.id), this.synthesis.files(stack));
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
    this.run = { session, found, unwritten: new Set(found.stacks.filter((known) => guarded.has(known))) };
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

  /** cdktf's own question, asked after the stack's aspects were applied. */
  private validate(stack: TerraformStack): string[] {
    const current = this.run?.current;
    if (current?.stack !== stack) {
      // somebody validates this stack alone
      this.endUnless(() => !this.check(stack));
    } else if (!current.sound) {
      this.check(stack);
      current.sound = true;
    }
    return [];
  }

  /** Looks at everything below a scope; returns only if it is sound. */
  private check(scope: IConstruct): Survey {
    this.synthesis.begin?.(scope);
    const found = survey(scope);
    found.choices.forEach(({ type, jails }) => jails().forEach((jail) => jail.become(type)));
    settleNullProviders(found);
    const problems = [
      ...hclProblems(found),
      ...connectDependencies(found),
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
