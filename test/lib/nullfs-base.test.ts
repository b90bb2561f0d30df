import { TerraformVariable } from 'cdktf';
import {
  Architecture,
  Dataset,
  Host,
  Jail,
  JailRoot,
  NullfsBase,
  RemovalPolicy,
  type NullfsBaseProps,
  type TerraformStack,
} from '../../lib';
import { lab, manifestOf, mistakes, onHost, untyped } from '../support/program';

const SUM = 'a'.repeat(64);

function jailsDataset(stack: TerraformStack, removalPolicy?: RemovalPolicy): Dataset {
  return new Dataset(stack, 'jails', { datasetName: 'zroot/jails', mountpoint: '/jails', removalPolicy });
}

const base =
  (props: Partial<NullfsBaseProps> = {}) =>
  (stack: TerraformStack): NullfsBase =>
    new NullfsBase(stack, 'base', { dataset: jailsDataset(stack), release: '14.4-RELEASE', ...props });

describe('NullfsBase', () => {
  it('lies in a dataset of its own, named after the release, with the sum that is known', () => {
    const { bases, datasets } = manifestOf(onHost(base()));
    expect(bases).toStrictEqual([
      {
        path: 'lab/base',
        release: '14.4-RELEASE',
        dataset: 'zroot/jails/14.4-RELEASE',
        mountpoint: '/jails/14.4-RELEASE',
        sources: [
          'https://download.freebsd.org/releases/amd64/amd64/14.4-RELEASE/base.txz',
          'http://ftp-archive.freebsd.org/pub/FreeBSD-Archive/old-releases/amd64/amd64/14.4-RELEASE/base.txz',
        ],
        sha256: '769f60a6eea2938ad6b7943cfbcc17dfaf7d1f7ba59a32b869a00349302df853',
        writable: ['etc', 'root', 'tmp', 'usr/local', 'var'],
        mountPoints: [],
      },
    ]);
    expect(datasets.map((dataset) => [dataset.path, dataset.name, dataset.mountpointInherited])).toEqual([
      ['lab/jails', 'zroot/jails', false],
      ['lab/base/Dataset', 'zroot/jails/14.4-RELEASE', true],
    ]);
  });

  it.each<[string, Partial<NullfsBaseProps>, object]>([
    [
      'source, a URL',
      { source: 'https://mirror.example.org/base.txz' },
      { sources: ['https://mirror.example.org/base.txz'] },
    ],
    ['source, a path', { source: '/var/cache/base.txz' }, { sources: ['/var/cache/base.txz'] }],
    ['sha256, in any case', { sha256: SUM.toUpperCase() }, { sha256: SUM }],
    [
      'a release of its own sum',
      { release: '16.0-CURRENT', sha256: SUM },
      { release: '16.0-CURRENT', sha256: SUM },
    ],
    ['writable, sorted and once each', { writable: ['var', 'etc', 'var'] }, { writable: ['etc', 'var'] }],
    [
      'writable, without what lies in another',
      { writable: ['var/db', 'usr/local', 'var', 'var/db/pkg', 'variable'] },
      { writable: ['usr/local', 'var', 'variable'] },
    ],
  ])('carries %s into the manifest', (_prop, props, expected) => {
    const stack = lab((above) => {
      new Host(above, 'alpha', { release: '15.1' });
      base(props)(above);
    });
    expect(manifestOf(stack).bases[0]).toMatchObject(expected);
  });

  it("takes the sum and the sources of its host's architecture", () => {
    const stack = lab((above) => {
      new Host(above, 'alpha', { release: '14.4', architecture: Architecture.ARM64 });
      base()(above);
    });
    expect(manifestOf(stack).bases[0]).toMatchObject({
      sha256: 'c456bf75ee3d0b4da0b0b527402b0a9e61497f02756b2cc5801b51e80b3f90c4',
      sources: [expect.stringContaining('/arm64/aarch64/'), expect.stringContaining('/arm64/aarch64/')],
    });
  });

  it('is kept or destroyed as the dataset above it', () => {
    const stack = onHost((above) => {
      const dataset = jailsDataset(above, RemovalPolicy.DESTROY);
      new NullfsBase(above, 'base', { dataset, release: '14.4-RELEASE' });
    });
    expect(manifestOf(stack).datasets.map((dataset) => dataset.removalPolicy)).toEqual([
      'destroy',
      'destroy',
    ]);
  });

  it('has the directories that jails mount on, where the jails cannot make them themselves', () => {
    const stack = onHost((above) => {
      const made = base()(above);
      const data = new Dataset(above, 'data', { datasetName: 'zroot/data' });
      const web = new Jail(above, 'web', { root: JailRoot.nullfs(made) });
      web.mount(data, '/srv/www');
      web.mount(data.child('db'), '/var/db/app');
      const frozen = new Jail(above, 'frozen', { root: JailRoot.nullfs(made), readOnly: true });
      frozen.mount(data.child('frozen'), '/var/db/frozen');
      new Jail(above, 'clone', { root: JailRoot.clone(made) }).mount(data.child('clone'), '/opt');
    });
    expect(manifestOf(stack).bases[0]?.mountPoints).toEqual(['srv/www', 'var/db/frozen']);
  });

  it('keeps the users of the host from its setuid programs, which grow old with it', () => {
    const modes = (stack: TerraformStack) =>
      manifestOf(stack).datasets.map((dataset) => dataset.directoryMode);
    expect(modes(onHost(base()))).toEqual(['0700', undefined]);
    const unmounted = onHost((above) => {
      const dataset = new Dataset(above, 'jails', { datasetName: 'zroot/jails', mountpoint: 'none' });
      new NullfsBase(above, 'base', { dataset, release: '14.4-RELEASE' });
    });
    expect(modes(unmounted)).toEqual([undefined, undefined]);
  });

  it('shows where it lies', () => {
    const made = base()(lab(() => undefined));
    expect([made.path, made.release, made.writable]).toEqual([
      '/jails/14.4-RELEASE',
      '14.4-RELEASE',
      ['etc', 'root', 'tmp', 'usr/local', 'var'],
    ]);
    expect([NullfsBase.isNullfsBase(made), NullfsBase.isNullfsBase('x')]).toEqual([true, false]);
  });
});

describe('a wrong base', () => {
  it.each([undefined, null, {}])('given %j as its props, says all that is missing', (props) => {
    expect(mistakes(onHost((stack) => new NullfsBase(stack, 'base', untyped(props))))).toEqual([
      "[lab/base] 'dataset' is missing, pass a Dataset",
      "[lab/base] 'release' is missing, give it a string",
    ]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ dataset: 'zroot/jails' }, "'dataset': pass a Dataset, got 'zroot/jails'"],
    [{ dataset: { datasetName: 'zroot/jails' } }, "'dataset': pass a Dataset, got an object"],
    [
      { release: '14.4' },
      "'release': base release '14.4' cannot be read: write it like '14.4-RELEASE', '15.0-BETA2', '15.0-RC1', '14.4-STABLE' or '16.0-CURRENT'",
    ],
    [
      { release: '14.4-RELEASE-p2' },
      "'release': base release '14.4-RELEASE-p2' has a patch level, for which there is no base.txz: use '14.4-RELEASE'",
    ],
    [
      { source: 'base.txz' },
      "'source': 'base.txz' is neither a URL (https://…) nor an absolute path on the host",
    ],
    [
      { source: '/a/../base.txz' },
      "'source': source '/a/../base.txz' has '.' or '..' as a component: write where it leads to",
    ],
    [
      { source: 'https://x/\u0007' },
      "'source': source 'https://x/\\u0007' holds a control character: remove it",
    ],
    [{ sha256: 'abc' }, "'sha256': sha256 'abc' has 3 characters: it is 64 hexadecimal digits"],
    [
      { sha256: 'x'.repeat(64) },
      `'sha256': sha256 '${'x'.repeat(60)}…' holds a character that is no hexadecimal digit: copy the sum again`,
    ],
    [{ writable: [] }, "'writable' is an empty list, leave it out or name at least one"],
    [{ writable: ['/etc'] }, "'writable[0]': '/etc' counts from the root, leave out the leading slash"],
    [
      { writable: ['etc', '../etc'] },
      "'writable[1]': path in the jail '/../etc' has '.' or '..' as a component: write where it leads to",
    ],
    [{ writable: 'etc' }, "'writable' must be a list, got 'etc'"],
    [{ writeable: ['etc'] }, "unknown prop 'writeable', did you mean 'writable'"],
    [
      { release: '14.0-RELEASE' },
      "the sha256 of 14.0-RELEASE for amd64 is not known here, pass 'sha256' from the release's MANIFEST",
    ],
  ])('with %j, says so at synth', (props, message) => {
    expect(mistakes(onHost(base(untyped(props))))).toEqual([`[lab/base] ${message}`]);
  });

  it('is one mistake, however many jails stand on it', () => {
    const stack = onHost((above) => {
      const made = base({ release: '14.0-RELEASE' })(above);
      for (const id of ['a', 'b', 'c']) {
        new Jail(above, id, { root: JailRoot.nullfs(made) });
      }
    });
    expect(mistakes(stack)).toHaveLength(1);
  });

  it('refuses Terraform values by name', () => {
    const stack = onHost(() => undefined);
    const { stringValue, listValue } = new TerraformVariable(stack, 'value', {});
    base({ release: stringValue, source: stringValue, sha256: stringValue, writable: listValue })(stack);
    expect(mistakes(stack)).toEqual(
      ['release', 'source', 'sha256', 'writable[0]'].map(
        (name) => `[lab/base] '${name}' must be known at synth, got a Terraform value`,
      ),
    );
  });
});
