import { Aspects, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { hostRecord } from './host-record';
import type { HostRecord } from './host-record';
import { isDefaultNullProvider } from './null-provider';

/** What one look at the tree finds, before anything is synthesized. */
export interface Survey {
  readonly stacks: readonly TerraformStack[];

  /** Stacks whose aspects will change the tree, or may. */
  readonly withAspects: ReadonlySet<TerraformStack>;

  /** Constructs that `node.addDependency()` was called on. */
  readonly dependents: readonly IConstruct[];

  readonly hosts: readonly HostRecord[];

  readonly nullProviders: readonly IConstruct[];
}

/** Walks the tree once: at ten thousand jails every walk shows. */
export function survey(root: IConstruct): Survey {
  const stacks: TerraformStack[] = [];
  const withAspects = new Set<TerraformStack>();
  const dependents: IConstruct[] = [];
  const hosts: HostRecord[] = [];
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
    if (isDefaultNullProvider(construct)) {
      nullProviders.push(construct);
    }
    construct.node.children.forEach((child) => visit(child, within));
  };
  visit(root, []);
  return { stacks, withAspects, dependents, hosts, nullProviders };
}
