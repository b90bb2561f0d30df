import { resource } from '@cdktf/provider-null';
import type { IResolvable, IResolveContext } from 'cdktf';
import type { Construct } from 'constructs';
import { verbatim } from './template';

/** What a resource shows in the plan, by name. */
export type Texts = Readonly<Record<string, string>>;

export interface TextResourceOptions {
  /** Made when Terraform's JSON is written, so that it may look at the whole program. */
  readonly texts: () => Texts;

  /** Terraform values that the texts use; cdktf must see those of other stacks before it writes any. */
  readonly lateBound?: () => readonly unknown[];

  /** Addresses that this resource waits for. */
  readonly waitsFor?: () => readonly string[];
}

/** How a provisioner of a text resource names one of its own texts. */
export function ownText(name: string): string {
  return `self.triggers.${name}`;
}

/**
 * A resource that does nothing but carry text: a change of its texts replaces it, and the plan
 * prints the change line by line. The one place that names the resource's type.
 */
export class TextResource extends resource.Resource {
  private readonly ownDependencies?: IResolvable;

  public constructor(scope: Construct, id: string, options: TextResourceOptions) {
    super(scope, id);
    const { texts, lateBound, waitsFor } = options;
    this.putTexts(late((context) => (context.preparing ? lateBound?.() : spell(texts(), context))));
    if (waitsFor !== undefined) {
      this.ownDependencies = late((context) =>
        context.preparing ? undefined : this.dependencies(waitsFor()),
      );
    }
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

  private putTexts(texts: IResolvable): void {
    // the generated type knows plain maps only, its renderer takes whatever resolves to one
    this.triggers = texts as unknown as Record<string, string>;
  }
}

/** A value made when it is asked for. A Lazy would record the stack of its creation: five times the cost of the resource. */
function late(resolve: (context: IResolveContext) => unknown): IResolvable {
  return { creationStack: [], resolve, toString: () => 'known at synth' };
}

function spell(texts: Texts, context: IResolveContext): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, verbatim(text, context)]));
}
