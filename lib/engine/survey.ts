import { Aspects, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { hostRecord } from './host-record';
import type { HostRecord } from './host-record';
import { isDefaultNullProvider } from './null-provider';
import type { PlanResourceChoice } from './plan-resource';
import { planResourceChoice } from './plan-resource';
import { TextResource } from './text-resource';

/** What one look at the tree finds, before anything is synthesized. */
export interface Survey {
  readonly stacks: readonly TerraformStack[];

  /** Stacks whose aspects will change the tree, or may. */
  readonly withAspects: ReadonlySet<TerraformStack>;

  /** Constructs that `node.addDependency()` was called on. */
  readonly dependents: readonly IConstruct[];

  readonly hosts: readonly HostRecord[];

  /** What hosts say of their jails' resources. */
  readonly choices: readonly PlanResourceChoice[];

  readonly texts: readonly TextResource[];

  readonly nullProviders: readonly IConstruct[];
}

/** Walks the tree once: at ten thousand jails every walk shows. */
export function survey(root: IConstruct): Survey {
  const stacks: TerraformStack[] = [];
  const withAspects = new Set<TerraformStack>();
  const dependents: IConstruct[] = [];
  const hosts: HostRecord[] = [];
  const choices: PlanResourceChoice[] = [];
  const texts: TextResource[] = [];
  const nullProviders: IConstruct[] = [];

  const visit = (construct: IConstruct, above: readonly TerraformStack[]): void => {
    let within = above;
    if (TerraformStack.isStack(construct)) {
      stacks.push(construct);
      within = [...above, construct];
    }
    if (Aspects.of(construct).all.length > 0) {
      within.forEach((stack) => withAspects.add(stack));
    }
    if (construct.node.dependencies.length > 0) {
      dependents.push(construct);
    }
    const host = hostRecord(construct);
    if (host !== undefined) {
      hosts.push(host);
    }
    const choice = planResourceChoice(construct);
    if (choice !== undefined) {
      choices.push(choice);
    }
    if (construct instanceof TextResource) {
      texts.push(construct);
    }
    if (isDefaultNullProvider(construct)) {
      nullProviders.push(construct);
    }
    construct.node.children.forEach((child) => visit(child, within));
  };
  visit(root, []);
  return { stacks, withAspects, dependents, hosts, choices, texts, nullProviders };
}
