import { dependable, TerraformDataSource, TerraformModule, TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { stackDependencyLoop } from '../errors/engine';
import { dependencyLoops } from './dependency-loops';
import type { HostRecord } from './host-record';
import { hostRecord } from './host-record';
import type { Survey } from './survey';
import type { Problem } from './synthesis';
import { TextResource } from './text-resource';

type Dependable = TerraformResource | TerraformDataSource | TerraformModule;

/** The host that a resource of ours belongs to. */
type Owners = ReadonlyMap<Dependable, HostRecord>;

/** What was connected already: an app can be synthesized twice. */
const connected = new WeakMap<Dependable, Set<Dependable>>();

/**
 * Makes `node.addDependency()` true where it touches a construct of ours: cdktf ignores it. Between
 * stacks, which Terraform cannot order, it becomes the order in which the stacks are deployed.
 */
export function connectDependencies({ dependents, hosts }: Survey): readonly Problem[] {
  const declared = new Map<Dependable, Dependable[]>();
  const owners: Owners = dependents.length === 0 ? new Map() : ownersOf(hosts);
  const problems = dependents.flatMap((dependent) =>
    [...new Set(dependent.node.dependencies)].flatMap((dependency) =>
      connect(dependent, dependency, owners, declared),
    ),
  );
  const waitsFor = (source: Dependable): readonly Dependable[] => {
    const owner = owners.get(source);
    return [...(declared.get(source) ?? []), ...(owner?.converge === source ? owner.jails() : [])];
  };
  return [...problems, ...dependencyLoops(declared.keys(), waitsFor)];
}

function connect(
  dependent: IConstruct,
  dependency: IConstruct,
  owners: Owners,
  declared: Map<Dependable, Dependable[]>,
): readonly Problem[] {
  if (contains(dependent, dependency) || contains(dependency, dependent)) {
    return [];
  }
  const waiting = dependablesBelow(dependent);
  const awaited = dependablesBelow(dependency);
  if (![...waiting, ...awaited].some((element) => element instanceof TextResource)) {
    return [];
  }
  const [from, to] = [TerraformStack.of(dependent), TerraformStack.of(dependency)];
  if (from !== to) {
    return orderStacks(dependent, from, to);
  }
  for (const source of waiting) {
    const owner = owners.get(source);
    const targets = effects(awaited, owner, owners);
    declared.set(source, [...(declared.get(source) ?? []), ...targets]);
    for (const target of targets) {
      wait(source, target);
      // the jail itself comes down when its host's resource is destroyed: that, too, must come first
      if (owner !== undefined && owners.get(target) !== owner) {
        wait(owner.host, target);
      }
    }
  }
  return [];
}

/** Waiting for a jail means waiting until it runs: for what converges its host, unless that is the own one. */
function effects(
  awaited: readonly Dependable[],
  owner: HostRecord | undefined,
  owners: Owners,
): ReadonlySet<Dependable> {
  return new Set(
    awaited.map((target) => {
      const other = owners.get(target);
      return other === undefined || other === owner ? target : other.converge;
    }),
  );
}

function wait(source: Dependable, target: Dependable): void {
  const targets = connected.get(source) ?? new Set();
  if (source === target || targets.has(target)) {
    return;
  }
  connected.set(source, targets.add(target));
  const address = target instanceof TextResource ? target.address : dependable(target);
  source.dependsOn = [...(source.dependsOn ?? []), address];
}

function orderStacks(dependent: IConstruct, from: TerraformStack, to: TerraformStack): readonly Problem[] {
  if (to.dependsOn(from)) {
    return [{ path: dependent.node.path, message: stackDependencyLoop(from.node.path, to.node.path) }];
  }
  from.addDependency(to);
  return [];
}

function ownersOf(hosts: readonly HostRecord[]): Owners {
  return new Map(
    hosts.flatMap((record) =>
      [record.host, record.converge, ...record.jails()].map((resource) => [resource, record] as const),
    ),
  );
}

/** What Terraform can order below a construct; of a host, what makes it so stands for all of it. */
function dependablesBelow(construct: IConstruct): readonly Dependable[] {
  const host = hostRecord(construct);
  if (host !== undefined) {
    return [host.host, host.converge];
  }
  const own = isDependable(construct) ? [construct] : [];
  return [...own, ...construct.node.children.flatMap(dependablesBelow)];
}

function isDependable(construct: IConstruct): construct is Dependable {
  return (
    TerraformResource.isTerraformResource(construct) ||
    TerraformDataSource.isTerraformDataSource(construct) ||
    construct instanceof TerraformModule
  );
}

function contains(outer: IConstruct, inner: IConstruct): boolean {
  return inner.node.scopes.includes(outer);
}
