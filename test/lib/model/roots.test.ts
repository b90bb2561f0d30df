import { Dataset, Host, Jail, JailRoot, NullfsBase, TerraformStack } from '../../../lib';
import { lab, mistakes } from '../../support/program';

/** A host with datasets and a base; two of them are alike but for where they put things. */
function farm(stack: TerraformStack, name: string, mountpoint: string) {
  const host = new Host(stack, name, { release: '14.4' });
  const jails = new Dataset(host, 'jails', { datasetName: 'zroot/jails', mountpoint });
  const base = new NullfsBase(host, 'base', { dataset: jails, release: '14.4-RELEASE' });
  return { host, jails, base };
}

/** What is wrong with a stack of two such hosts. */
function withTwo(
  describeRest: (alpha: ReturnType<typeof farm>, beta: ReturnType<typeof farm>) => void,
): string[] {
  return mistakes(
    lab((stack) => describeRest(farm(stack, 'alpha', '/jails'), farm(stack, 'beta', '/usr/jails'))),
  );
}

describe('what a root is made from', () => {
  it('may be the own of each host, of one name', () => {
    expect(
      withTwo((...farms) => {
        for (const { host, jails, base } of farms) {
          new Jail(host, 'web', { root: JailRoot.nullfs(base, jails.child('web')) });
        }
      }),
    ).toEqual([]);
  });

  it('is not the base of another host, though there is one of its name', () => {
    expect(
      withTwo((alpha, beta) => {
        new Jail(beta.host, 'web', { root: JailRoot.nullfs(alpha.base, beta.jails.child('web')) });
      }),
    ).toEqual([
      "[lab/beta/web] base 'zroot/jails/14.4-RELEASE' ('lab/alpha/base') is not on host 'beta', which has another one of that name: use that",
    ]);
  });

  it('is not a dataset of another host, though there is one of its name', () => {
    expect(
      withTwo((alpha, beta) => {
        beta.jails.child('web');
        new Jail(beta.host, 'web', { root: JailRoot.clone(beta.base, alpha.jails.child('web')) });
      }),
    ).toEqual([
      "[lab/beta/web] dataset 'zroot/jails/web' ('lab/alpha/jails/web') is not on host 'beta', which has another one of that name: use that",
    ]);
  });

  it.each([JailRoot.nullfs, JailRoot.clone])('is not a dataset that is taken out of the tree', (root) => {
    const stack = lab((above) => {
      const { host, base } = farm(above, 'alpha', '/jails');
      new Jail(host, 'web', { root: root(base) }).node.tryRemoveChild('Dataset');
    });
    expect(mistakes(stack)).toEqual([
      "[lab/alpha/web] dataset 'zroot/jails/web' ('lab/alpha/web/Dataset') was removed from the construct tree, but holds the jail's root: keep it",
    ]);
  });
});

describe('the dataset of a base', () => {
  it('is on the host of the base', () => {
    expect(
      withTwo((alpha, beta) => {
        new NullfsBase(beta.host, 'old', {
          dataset: alpha.jails,
          release: '14.3-RELEASE',
          host: beta.host,
        });
      }),
    ).toEqual([
      "[lab/beta/old] dataset 'zroot/jails' ('lab/alpha/jails') is not on host 'beta', give the base one of its own host",
    ]);
  });

  it('is not in another stack, where the base would belong to nobody', () => {
    const stack = lab((above) => {
      const other = farm(new TerraformStack(above.node.root, 'other'), 'alpha', '/jails');
      new Host(above, 'beta', { release: '14.4' });
      new NullfsBase(above, 'old', { dataset: other.jails, release: '14.3-RELEASE' });
    });
    expect(mistakes(stack)).toEqual([
      "[lab/old] dataset 'zroot/jails' ('other/alpha/jails') is not in the base's stack, give the base one of its own host",
    ]);
  });
});
