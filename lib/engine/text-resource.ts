import { TerraformResource } from 'cdktf';
import type { IResolvable, IResolveContext } from 'cdktf';
import type { Construct } from 'constructs';
import { verbatim } from './template';

/** What a resource shows in the plan, by name. */
export type Texts = Readonly<Record<string, string>>;

/** The types of resource that can carry texts. */
export type PlanResourceType = 'null_resource' | 'terraform_data';

/** Under which name each type keeps what replaces it. */
const ATTRIBUTES = { null_resource: 'triggers', terraform_data: 'triggers_replace' } as const;

export interface TextResourceOptions {
  /** @default null_resource */
  readonly type?: PlanResourceType;

  /** Made when Terraform's JSON is written, so that it may look at the whole program. */
  readonly texts: () => Texts;

  /** Terraform values that the texts use; cdktf must see those of other stacks before it writes any. */
  readonly lateBound?: () => readonly unknown[];

  /** Addresses that this resource waits for. */
  readonly waitsFor?: () => readonly string[];
}

/** How a provisioner of a text resource names one of its own texts. */
export function ownText(name: string, type: PlanResourceType = 'null_resource'): string {
  return `self.${ATTRIBUTES[type]}.${name}`;
}

/**
 * A resource that does nothing but carry text: a change of its texts replaces it, and the plan
 * prints the change line by line. The one place that knows Terraform's types for it.
 */
export class TextResource extends TerraformResource {
  private readonly texts: IResolvable;
  private readonly ownDependencies?: IResolvable;
  private type: PlanResourceType;

  public constructor(scope: Construct, id: string, options: TextResourceOptions) {
    const { texts, lateBound, waitsFor, type = 'null_resource' } = options;
    super(scope, id, { terraformResourceType: type });
    this.type = type;
    this.texts = late((context) => (context.preparing ? lateBound?.() : spell(texts(), context)));
    if (waitsFor !== undefined) {
      this.ownDependencies = late((context) =>
        context.preparing ? undefined : this.dependencies(waitsFor()),
      );
    }
  }

  /** True when Terraform needs the provider hashicorp/null for it. */
  public get needsNullProvider(): boolean {
    return this.type === 'null_resource';
  }

  /** Changes the type of a resource that has no provisioner, whose connection would name the texts. */
  public become(type: PlanResourceType): void {
    this.type = type;
    Object.assign(this, { terraformResourceType: type });
  }

  /** Where Terraform finds it: `null_resource.alpha_web_6F1E2A3B`. */
  public get address(): string {
    return `${this.terraformResourceType}.${this.friendlyUniqueId}`;
  }

  public override get terraformMetaArguments(): Record<string, unknown> {
    const given = super.terraformMetaArguments as Record<string, unknown>;
    return this.ownDependencies === undefined ? given : { ...given, dependsOn: this.ownDependencies };
  }

  private dependencies(own: readonly string[]): readonly string[] | undefined {
    const all = new Set([...own, ...(this.dependsOn ?? [])]);
    return all.size === 0 ? undefined : [...all];
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { [ATTRIBUTES[this.type]]: this.texts };
  }
}

/** A value made when it is asked for. A Lazy would record the stack of its creation: five times the cost of the resource. */
function late(resolve: (context: IResolveContext) => unknown): IResolvable {
  return { creationStack: [], resolve, toString: () => 'known at synth' };
}

function spell(texts: Texts, context: IResolveContext): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, verbatim(text, context)]));
}
