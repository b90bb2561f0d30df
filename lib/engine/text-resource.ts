import { TerraformResource, Token } from 'cdktf';
import type { IResolvable, IResolveContext, Precondition } from 'cdktf';
import type { Construct } from 'constructs';
import { hclOutput } from '../errors/engine';
import { setAside } from './settled-resources';
import { settledText, verbatim } from './template';

/** What a resource shows in the plan, by name. */
export type Texts = Readonly<Record<string, string>>;

/** The types of resource that can carry texts. */
export type PlanResourceType = 'null_resource' | 'terraform_data';

/** Under which name each type keeps what replaces it. */
const ATTRIBUTES = { null_resource: 'triggers', terraform_data: 'triggers_replace' } as const;

const DEPENDENCIES = 'depends_on';

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
  private readonly preconditions: Precondition[] = [];

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
    if (type === this.type) {
      return;
    }
    const before = this.address;
    this.type = type;
    Object.assign(this, { terraformResourceType: type, _elementType: type, _fqnToken: undefined });
    const move = Reflect.get(this, '_movedById') as Record<'from' | 'to', string> | undefined;
    if (move !== undefined) {
      const now = (address: string) => (address === before ? this.address : address);
      Object.assign(this, { _movedById: { from: now(move.from), to: now(move.to) } });
    }
  }

  /** Whoever asks may do so before its type is settled. */
  public override get fqn(): string {
    return Token.asString(late(() => super.fqn));
  }

  public override interpolationForAttribute(attribute: string): IResolvable {
    return late(() => super.interpolationForAttribute(attribute));
  }

  /** Lets the plan fail unless it holds. Beside what the program itself says of the lifecycle, before or after. */
  public addPrecondition(condition: string, message: string): void {
    this.preconditions.push({ condition, errorMessage: message });
  }

  /** Where Terraform finds it: `null_resource.alpha_web_6F1E2A3B`. */
  public get address(): string {
    return `${this.terraformResourceType}.${this.friendlyUniqueId}`;
  }

  public override get terraformMetaArguments(): Record<string, unknown> {
    const given = this.withPreconditions(super.terraformMetaArguments as Record<string, unknown>);
    if (this.options.waitsFor === undefined || (this.withoutSettled && this.waitsForOwnOnly())) {
      return given;
    }
    return {
      ...given,
      dependsOn: late((context) => (context.preparing ? this.dependsOn : this.dependencies())),
    };
  }

  private withPreconditions(given: Record<string, unknown>): Record<string, unknown> {
    if (this.preconditions.length === 0) {
      return given;
    }
    const { precondition = [], ...lifecycle } = (given.lifecycle ?? {}) as { precondition?: Precondition[] };
    return { ...given, lifecycle: { ...lifecycle, precondition: [...precondition, ...this.preconditions] } };
  }

  public override toTerraform(): unknown {
    if (!this.isSettled() || !setAside(this)) {
      return this.whole();
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

  /** cdktf merges no override into what is made late: one of an attribute of ours is merged when that is made. */
  private whole(): unknown {
    const given = this.overrides;
    const others = Object.entries(given).filter(([name]) => !this.mergesLate(name));
    Object.assign(this, { rawOverrides: Object.fromEntries(others) });
    try {
      return super.toTerraform();
    } finally {
      Object.assign(this, { rawOverrides: given });
    }
  }

  private mergesLate(name: string): boolean {
    const value = this.overrides[name];
    if (name === DEPENDENCIES) {
      return this.options.waitsFor !== undefined && Array.isArray(value);
    }
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    return name === ATTRIBUTES[this.type] && isMap && !Token.isUnresolved(value);
  }

  private lateOverride(name: string): unknown {
    return this.mergesLate(name) ? this.overrides[name] : undefined;
  }

  private get overrides(): Record<string, unknown> {
    return this.rawOverrides as Record<string, unknown>;
  }

  /**
   * @throws Error always: a synthesis was refused before, a test may ask for a stack's HCL by itself
   */
  public override toHclTerraform(): never {
    throw new Error(hclOutput());
  }

  /** cdktf looks for its values in what says nothing, too. */
  public override toMetadata(): unknown {
    return this.isPlain() ? {} : super.toMetadata();
  }

  /** What was left out of Terraform's JSON; nothing if a Terraform value or an override is about it. */
  public settledAttributes(): Record<string, unknown> | undefined {
    const texts: Record<string, string> = {};
    for (const [name, text] of Object.entries(this.options.texts())) {
      const settled = settledText(text);
      if (settled === undefined) {
        return undefined;
      }
      texts[name] = settled;
    }
    const attributes = {
      [ATTRIBUTES[this.type]]: texts,
      ...(this.waitsForOwnOnly() ? { [DEPENDENCIES]: this.dependencies() } : {}),
    };
    if (Object.keys(attributes).some((name) => name in this.overrides)) {
      return undefined;
    }
    return {
      ...attributes,
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
      this.preconditions.length === 0 &&
      Object.keys(this.overrides).length === 0 &&
      Reflect.get(this, '_imported') === undefined &&
      !this.hasResourceMove()
    );
  }

  /** True when it waits for nothing that cdktf was told of, which may be of another stack. */
  private waitsForOwnOnly(): boolean {
    return this.options.waitsFor !== undefined && this.dependsOn === undefined;
  }

  private dependencies(): readonly string[] | undefined {
    const more = (this.lateOverride(DEPENDENCIES) ?? []) as readonly string[];
    const all = new Set([...(this.options.waitsFor?.() ?? []), ...(this.dependsOn ?? []), ...more]);
    return all.size === 0 ? undefined : [...all];
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { texts, lateBound } = this.options;
    const name = ATTRIBUTES[this.type];
    const overridden = () => this.lateOverride(name) as Texts | undefined;
    const spelled = late((context) =>
      context.preparing ? [lateBound?.(), overridden()] : { ...spell(texts(), context), ...overridden() },
    );
    return this.withoutSettled ? {} : { [name]: spelled };
  }
}

/** A value made when it is asked for. A Lazy would record the stack of its creation: five times the cost of the resource. */
function late(resolve: (context: IResolveContext) => unknown): IResolvable {
  return { creationStack: [], resolve, toString: () => 'known at synth' };
}

function spell(texts: Texts, context: IResolveContext): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, verbatim(text, context)]));
}
