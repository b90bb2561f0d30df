import type { Problem } from '../engine';
import { namesakeElsewhere, parentElsewhere, rootRemoved } from '../errors/nullfs-base';
import { isInTree } from './in-tree';
import type { HostMembers } from './membership';

/**
 * Bases and roots that are made from what another host has. The manifest knows bases and datasets by name,
 * so that one of the same name here would be taken for it, and jail.conf get the paths of the other host.
 */
export function rootProblems({ host, jails, bases, datasets }: HostMembers): Problem[] {
  const hasBase = namesOf(bases, (base) => base._dataset?.datasetName ?? '');
  const hasDataset = namesOf(datasets, (dataset) => dataset.datasetName);
  const problems: Problem[] = [];
  for (const { node, _parent: parent } of bases) {
    if (parent !== undefined && hasDataset(parent) !== 'itself') {
      const message = parentElsewhere(parent.datasetName, parent.node.path, host.hostName);
      problems.push({ path: node.path, message });
    }
  }
  for (const { node, _root: root } of jails) {
    const { base, dataset } = root ?? {};
    if (base !== undefined && hasBase(base) === 'namesake') {
      const name = base._dataset?.datasetName ?? '';
      const message = namesakeElsewhere('base', name, base.node.path, host.hostName);
      problems.push({ path: node.path, message });
    }
    if (dataset !== undefined && hasDataset(dataset) === 'namesake') {
      const message = namesakeElsewhere('dataset', dataset.datasetName, dataset.node.path, host.hostName);
      problems.push({ path: node.path, message });
    } else if (dataset !== undefined && !hasDataset(dataset) && !isInTree(dataset)) {
      problems.push({ path: node.path, message: rootRemoved(dataset.datasetName, dataset.node.path) });
    }
  }
  return problems;
}

/** Answers whether a thing is among the host's own, or only another one of its name. */
function namesOf<T>(
  own: readonly T[],
  nameOf: (thing: T) => string,
): (thing: T) => 'itself' | 'namesake' | undefined {
  const things = new Set(own);
  const names = new Set(own.map(nameOf));
  return (thing) => (things.has(thing) ? 'itself' : names.has(nameOf(thing)) ? 'namesake' : undefined);
}
