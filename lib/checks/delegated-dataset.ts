import * as errors from '../errors/check-datasets';
import { perHost, type Finding } from './finding';
import { clashes } from './model/clashes';
import { datasetTree, deciding } from './model/datasets';

/** For `zfs.dataset` jail(8) fails at nothing: what cannot be handed over is a line of output (command.c). */
export const delegatedDataset = perHost((manifest) => {
  const tree = datasetTree(manifest);
  const handovers = manifest.jails.flatMap(({ path, parameters }) => {
    const names = parameters['zfs.dataset'];
    return names === undefined ? [] : [names].flat().map((name) => ({ path, name: String(name) }));
  });
  return [
    ...handovers.flatMap(({ path, name }): Finding[] => {
      const entry = tree.byName.get(name);
      return entry === undefined || deciding(tree, entry, 'jailed')?.properties.jailed === 'on'
        ? []
        : [{ path, message: errors.delegatedButNotJailed(name, entry.path) }];
    }),
    ...clashes(
      handovers,
      ({ name }) => name,
      ({ path, name }, first) => ({ path, message: errors.delegatedTwice(name, first.path) }),
    ),
  ];
});
