import { TerraformResource } from 'cdktf';
import type { IResolvable, IResolveContext } from 'cdktf';
import type { Construct } from 'constructs';
import { setAside } from './settled-resources';
import { settledText, verbatim } from './template';

/** What a resource shows in the plan, by name. */
export type Texts = Readonly<Record<string, string>>;

/** The types of resource that can carry texts. */
export type PlanResourceType = 'null_resource' | 'terraform_data';

/** Under which name each type keeps what replaces it. */
const ATTRIBUTES = { null_resource: 'triggers', terraform_data: 'triggers_replace' } as const;

/** What `terraformMetaArguments` and `toTerraform()` of cdktf look at. */
const META_ARGUMENTS = [
  'dependsOn',
  'count',
  'provider',
  'lifecycle',
  'forEach',
  'connection',
  'provisioners',
] as const;

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
  private readonly options: TextResourceOptions;
  private type: PlanResourceType;
  private withoutSettled = false;

  public constructor(scope: Construct, id: string, options: TextResourceOptions) {
    const { type = 'null_resource' } = options;
    super(scope, id, { terraformResourceType: type });
    this.options = options;
    this.type = type;
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
    if (this.options.waitsFor === undefined || (this.withoutSettled && this.waitsForOwnOnly())) {
      return given;
    }
    return {
      ...given,
      dependsOn: late((context) => (context.preparing ? undefined : this.dependencies())),
    };
  }

  public override toTerraform(): unknown {
    if (!this.isSettled() || !setAside(this)) {
      return super.toTerraform();
    }
    if (this.isPlain()) {
      return {};
    }
    this.withoutSettled = true;
    try {
      return super.toTerraform();
    } finally {
      this.withoutSettled = false;
    }
  }

  /** cdktf looks for its values in what says nothing, too. */
  public override toMetadata(): unknown {
    return this.isPlain() ? {} : super.toMetadata();
  }

  /** What was left out of Terraform's JSON; nothing if there is a Terraform value in it after all. */
  public settledAttributes(): Record<string, unknown> | undefined {
    const texts: Record<string, string> = {};
    for (const [name, text] of Object.entries(this.options.texts())) {
      const settled = settledText(text);
      if (settled === undefined) {
        return undefined;
      }
      texts[name] = settled;
    }
    return {
      [ATTRIBUTES[this.type]]: texts,
      ...(this.waitsForOwnOnly() ? { depends_on: this.dependencies() } : {}),
      ...(this.isPlain() ? { '//': this.constructNodeMetadata } : {}),
    };
  }

  /** True unless it uses Terraform values, or has moved to another address (which only cdktf itself sees). */
  private isSettled(): boolean {
    return (this.options.lateBound?.() ?? []).length === 0 && Reflect.get(this, '_hasMoved') !== true;
  }

  /** True unless somebody gave it a meta argument, an override, another address or something to import. */
  private isPlain(): boolean {
    return (
      this.options.waitsFor === undefined &&
      META_ARGUMENTS.every((name) => this[name] === undefined) &&
      Object.keys(this.rawOverrides as object).length === 0 &&
      Reflect.get(this, '_imported') === undefined &&
      !this.hasResourceMove()
    );
  }

  /** True when it waits for nothing that cdktf was told of, which may be of another stack. */
  private waitsForOwnOnly(): boolean {
    return this.options.waitsFor !== undefined && this.dependsOn === undefined;
  }

  private dependencies(): readonly string[] | undefined {
    const all = new Set([...(this.options.waitsFor?.() ?? []), ...(this.dependsOn ?? [])]);
    return all.size === 0 ? undefined : [...all];
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { texts, lateBound } = this.options;
    const spelled = late((context) => (context.preparing ? lateBound?.() : spell(texts(), context)));
    return this.withoutSettled ? {} : { [ATTRIBUTES[this.type]]: spelled };
  }
}

/** A value made when it is asked for. A Lazy would record the stack of its creation: five times the cost of the resource. */
function late(resolve: (context: IResolveContext) => unknown): IResolvable {
  return { creationStack: [], resolve, toString: () => 'known at synth' };
}

function spell(texts: Texts, context: IResolveContext): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, verbatim(text, context)]));
}
