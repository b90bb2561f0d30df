import { dependable, TerraformDataSource, TerraformModule, TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { stackDependencyLoop } from '../errors/engine';
import { dependencyLoops } from './dependency-loops';
import type { HostRecord } from './host-record';
import { hostRecord } from './host-record';
import { stacksAround } from './stacks';
import type { Survey } from './survey';
import type { Problem, Synthesis } from './synthesis';
import { TextResource } from './text-resource';

type Dependable = TerraformResource | TerraformDataSource | TerraformModule;

/** The host that a resource of ours belongs to. */
type Owners = ReadonlyMap<Dependable, HostRecord>;

type Carrier = Synthesis['carrier'];

/** What is known of all dependencies of an app. */
interface Known {
  readonly owners: Owners;
  readonly declared: Map<Dependable, Dependable[]>;
  readonly carrier: Carrier;
}

/**
 * Makes `node.addDependency()` true where it touches a construct of ours: cdktf ignores it. Between
 * stacks, which Terraform cannot order, it becomes the order in which the stacks are deployed.
 */
export function connectDependencies(
  { dependents, hosts }: Survey,
  { carrier }: Pick<Synthesis, 'carrier'>,
): readonly Problem[] {
  const declared = new Map<Dependable, Dependable[]>();
  const owners: Owners = dependents.length === 0 ? new Map() : ownersOf(hosts);
  const problems = dependents.flatMap((dependent) =>
    [...new Set(dependent.node.dependencies)].flatMap((dependency) =>
      connect(dependent, dependency, { owners, declared, carrier }),
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
  { owners, declared, carrier }: Known,
): readonly Problem[] {
  if (contains(dependent, dependency) || contains(dependency, dependent)) {
    return [];
  }
  const waiting = new Set(dependablesBelow(dependent, carrier));
  const awaited = new Set(dependablesBelow(dependency, carrier));
  if (![...waiting, ...awaited].some((element) => element instanceof TextResource)) {
    return [];
  }
  for (const source of waiting) {
    const owner = owners.get(source);
    const stack = TerraformStack.of(source);
    const near = [...awaited].filter((target) => TerraformStack.of(target) === stack);
    const targets = effects(source, near, owners);
    declared.set(source, [...(declared.get(source) ?? []), ...targets]);
    for (const target of targets) {
      wait(source, target);
      // the jail itself comes down when its host's resource is destroyed: that, too, must come first
      if (owner !== undefined && owners.get(target) !== owner) {
        wait(owner.host, target);
      }
    }
  }
  const to = stacksOf(dependency, awaited);
  return [...stacksOf(dependent, waiting)].flatMap((from) =>
    [...to].flatMap((other) => (from === other ? [] : orderStacks(dependent, from, other))),
  );
}

/** Waiting for a jail means waiting until it runs: for what converges its host, unless that is the own one. */
function effects(
  source: Dependable,
  awaited: readonly Dependable[],
  owners: Owners,
): ReadonlySet<Dependable> {
  const owner = owners.get(source);
  return new Set(
    awaited.flatMap((target) => {
      const other = owners.get(target);
      if (other === undefined) {
        return [target];
      }
      if (other === owner) {
        // a jail and its host are part and whole, wherever they stand in the tree
        return isJailOf(owner, source) && isJailOf(owner, target) ? [target] : [];
      }
      return [other.converge];
    }),
  );
}

function isJailOf({ host, converge }: HostRecord, resource: Dependable): boolean {
  return resource !== host && resource !== converge;
}

const addresses = new WeakMap<Dependable, string>();

/** The same text for the same target: an app can be synthesized twice. */
function addressOf(target: Dependable): string {
  if (target instanceof TextResource) {
    return target.address;
  }
  const address = addresses.get(target) ?? dependable(target);
  addresses.set(target, address);
  return address;
}

function wait(source: Dependable, target: Dependable): void {
  const address = addressOf(target);
  const known = source.dependsOn ?? [];
  if (source !== target && !known.includes(address)) {
    source.dependsOn = [...known, address];
  }
}

/** The stack of a construct, and those nested in it; of what groups stacks, all of them. */
function stacksOf(construct: IConstruct, elements: Iterable<Dependable>): ReadonlySet<TerraformStack> {
  return new Set([...stacksAround(construct), ...[...elements].map((one) => TerraformStack.of(one))]);
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
function dependablesBelow(construct: IConstruct, carrier: Carrier): readonly Dependable[] {
  const carrying = carrier?.(construct) ?? construct;
  const host = hostRecord(carrying);
  if (host !== undefined) {
    return [host.host, host.converge];
  }
  const own = isDependable(carrying) ? [carrying] : [];
  return [...own, ...construct.node.children.flatMap((child) => dependablesBelow(child, carrier))];
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
