import { TerraformVariable } from 'cdktf';
import { Dataset, RemovalPolicy, Size, type DatasetOptions, type DatasetProps } from '../../lib';
import type { DatasetEntry } from '../../lib/manifest/dataset-schema';
import { lab, manifestOf, mistakes, onHost, untyped, type Program } from '../support/program';

const dataset =
  (props: Partial<DatasetProps>): Program =>
  (stack) => {
    new Dataset(stack, 'data', { datasetName: 'zroot/data', ...props });
  };

const child =
  (id: string, options?: DatasetOptions, parent: Partial<DatasetProps> = {}): Program =>
  (stack) => {
    new Dataset(stack, 'data', { datasetName: 'zroot/data', ...parent }).child(id, options);
  };

const entries = (program: Program): DatasetEntry[] => manifestOf(onHost(program)).datasets;

describe('Dataset', () => {
  it('needs a name, is mounted below / and kept', () => {
    expect(entries(dataset({}))).toStrictEqual([
      {
        path: 'lab/data',
        name: 'zroot/data',
        mountpoint: '/zroot/data',
        mountpointInherited: false,
        removalPolicy: 'retain',
        properties: {},
      },
    ]);
  });

  it.each<[string, Partial<DatasetProps>, Partial<DatasetEntry>]>([
    ['mountpoint', { mountpoint: '/data' }, { mountpoint: '/data' }],
    ['mountpoint none', { mountpoint: 'none' }, { mountpoint: 'none' }],
    ['mountpoint legacy', { mountpoint: 'legacy' }, { mountpoint: 'legacy' }],
    ['compression', { compression: 'zstd-7' }, { properties: { compression: 'zstd-7' } }],
    ['quota', { quota: Size.gibibytes(10) }, { properties: { quota: '10737418240' } }],
    ['refquota', { refquota: Size.parse('512M') }, { properties: { refquota: '536870912' } }],
    ['recordsize', { recordsize: Size.kibibytes(16) }, { properties: { recordsize: '16384' } }],
    ['removalPolicy', { removalPolicy: RemovalPolicy.DESTROY }, { removalPolicy: 'destroy' }],
    [
      'properties, native and of the user, sorted',
      { properties: { 'org.example:note': 'kept, by "us"', atime: 'off' }, compression: 'lz4' },
      { properties: { atime: 'off', compression: 'lz4', 'org.example:note': 'kept, by "us"' } },
    ],
  ])('carries %s into the manifest', (_prop, props, expected) => {
    expect(entries(dataset(props))[0]).toMatchObject(expected);
  });

  it('writes properties in one order', () => {
    const [entry] = entries(dataset({ properties: { snapdir: 'hidden', atime: 'off' }, compression: 'lz4' }));
    expect(Object.keys(entry!.properties)).toEqual(['atime', 'compression', 'snapdir']);
  });

  it('shows its props with their defaults', () => {
    const made = new Dataset(
      lab(() => undefined),
      'data',
      { datasetName: 'zroot/data' },
    );
    expect([made.datasetName, made.mountpoint, made.removalPolicy]).toEqual([
      'zroot/data',
      '/zroot/data',
      'retain',
    ]);
    expect([Dataset.isDataset(made), Dataset.isDataset({})]).toEqual([true, false]);
  });
});

describe('child()', () => {
  it('declares a dataset below, mounted below', () => {
    expect(entries(child('www', {}, { mountpoint: '/data' }))[1]).toStrictEqual({
      path: 'lab/data/www',
      name: 'zroot/data/www',
      mountpoint: '/data/www',
      mountpointInherited: true,
      removalPolicy: 'retain',
      properties: {},
    });
  });

  it('takes the options of a dataset', () => {
    expect(entries(child('www', { mountpoint: '/www', quota: Size.bytes(65536) }))[1]).toMatchObject({
      mountpoint: '/www',
      mountpointInherited: false,
      properties: { quota: '65536' },
    });
  });

  it.each(['none', 'legacy'])('inherits %s as it is', (mountpoint) => {
    expect(entries(child('www', {}, { mountpoint }))[1]).toMatchObject({
      mountpoint,
      mountpointInherited: true,
    });
  });

  it('goes as deep as one likes', () => {
    const names = entries((stack) => {
      new Dataset(stack, 'data', { datasetName: 'zroot/data' }).child('a').child('b').child('c');
    }).map((entry) => `${entry.name} ${entry.mountpoint}`);
    expect(names.at(-1)).toBe('zroot/data/a/b/c /zroot/data/a/b/c');
  });

  it.each<[string, unknown, string[]]>([
    [
      'a b',
      {},
      [
        "'datasetName': dataset name 'zroot/data/a b' holds a blank, which fstab and scripts stumble over: use '-' or '_' instead",
      ],
    ],
    ['www', { qouta: 1 }, ["unknown prop 'qouta', did you mean 'quota'"]],
    [
      'www',
      { datasetName: 'x', host: 'y' },
      [
        "unknown prop 'datasetName', use one of mountpoint, compression, quota, refquota, recordsize, properties, removalPolicy",
        "unknown prop 'host', use one of mountpoint, compression, quota, refquota, recordsize, properties, removalPolicy",
      ],
    ],
    ['www', 'large', ["the props must be an object, got 'large'"]],
  ])('%j with %j is wrong, said once', (id, options, messages) => {
    expect(mistakes(onHost(child(id, untyped(options))))).toEqual(
      messages.map((message) => `[lab/data/${id}] ${message}`),
    );
  });

  it.each([null, undefined])('takes %j for no options', (options) => {
    expect(mistakes(onHost(child('www', untyped(options))))).toEqual([]);
  });

  it('says nothing of its own when the name above is wrong', () => {
    expect(mistakes(onHost(child('www', {}, { datasetName: '/zroot' })))).toEqual([
      "[lab/data] 'datasetName': dataset name '/zroot' begins or ends with '/': write it like 'zroot/jails'",
    ]);
  });
});

describe('a wrong dataset', () => {
  it.each<[unknown, string]>([
    [undefined, "'datasetName' is missing, give it a string"],
    [null, "'datasetName' is missing, give it a string"],
    [7, 'the props must be an object, got 7'],
  ])('given %j as its props, says so at synth', (props, message) => {
    expect(mistakes(onHost((stack) => new Dataset(stack, 'data', untyped(props))))).toEqual([
      `[lab/data] ${message}`,
    ]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ datasetName: '' }, "'datasetName': dataset name is empty: give it a value or leave it out"],
    [
      { datasetName: 'zroot/jails@now' },
      "'datasetName': dataset name 'zroot/jails@now' holds a '@' or '#', which makes it a snapshot or bookmark: name the dataset itself",
    ],
    [
      { datasetName: 'zroot/jäils' },
      "'datasetName': dataset name 'zroot/jäils' may hold letters, digits, '-', '_', '.' and ':' only",
    ],
    [{ mountpoint: 'data' }, "'mountpoint': mountpoint 'data' is relative: begin it with '/'"],
    [
      { mountpoint: '/data/../etc' },
      "'mountpoint': mountpoint '/data/../etc' has '.' or '..' as a component: write where it leads to",
    ],
    [
      { mountpoint: '/' },
      "'mountpoint': mountpoint '/' is the root of the host itself: name a place below it",
    ],
    [
      { compression: 'brotli' },
      "property 'compression' is one of on, off, lz4, lzjb, zle, gzip, gzip-N, zstd, zstd-N, zstd-fast, zstd-fast-N, not 'brotli'",
    ],
    [{ quota: '10G' }, "'quota': pass a Size such as Size.gibibytes(10), got '10G'"],
    [{ refquota: 1024 }, "'refquota': pass a Size such as Size.gibibytes(10), got 1024"],
    [{ recordsize: { amount: 1 } }, "'recordsize': pass a Size such as Size.gibibytes(10), got an object"],
    [
      { recordsize: Size.bytes(1000) },
      "property 'recordsize' is a power of two from 512 to 16777216 bytes, not '1000'",
    ],
    [{ removalPolicy: 'keep' }, "'removalPolicy' must be one of retain, destroy, got 'keep'"],
    [{ properties: [] }, "'properties' must be an object of names and values, got an empty list"],
    [{ properties: { quota: '10G' } }, "'properties.quota' has a prop of its own, pass 'quota'"],
    [
      { properties: { mountpoint: '/x' } },
      "'properties.mountpoint' has a prop of its own, pass 'mountpoint'",
    ],
    [
      { properties: { atme: 'off' } },
      "'properties.atme' is not a property of zfsprops(7), did you mean 'atime'",
    ],
    [
      { properties: { owner: 'us' } },
      "'properties.owner' is not a property of zfsprops(7); a user property has a colon in its name",
    ],
    [
      { properties: { 'org.cdktf-jails:removal': 'destroy' } },
      "'properties.org.cdktf-jails:removal' is a mark by which the library knows its own datasets, leave it out",
    ],
    [{ properties: { used: '1' } }, "property 'used' can only be read: leave it out"],
    [{ properties: { atime: 'maybe' } }, "property 'atime' is on or off, not 'maybe'"],
    [{ properties: { atime: true } }, "'properties.atime' must be a string, got true"],
    [
      { properties: { 'x:y': 'a\nb' } },
      "'properties.x:y': text 'a\\nb' holds a control character: remove it",
    ],
    [{ datasetname: 'zroot/x' }, "unknown prop 'datasetname', did you mean 'datasetName'"],
    [{ host: 'alpha' }, "'host': pass a Host, got 'alpha'"],
  ])('with %j, says so at synth', (props, message) => {
    expect(mistakes(onHost(dataset(untyped(props))))).toEqual([`[lab/data] ${message}`]);
  });

  it('checks the other properties beside a wrong one', () => {
    const properties = { 'a:b': 5, atime: 'maybe', used: '1' };
    expect(mistakes(onHost(dataset({ properties: untyped(properties) })))).toEqual([
      "[lab/data] 'properties.a:b' must be a string, got 5",
      "[lab/data] property 'atime' is on or off, not 'maybe'",
      "[lab/data] property 'used' can only be read: leave it out",
    ]);
  });

  it('refuses Terraform values by name', () => {
    const stack = onHost(() => undefined);
    const { stringValue } = new TerraformVariable(stack, 'value', {});
    dataset({
      datasetName: stringValue,
      mountpoint: `/data/${stringValue}`,
      properties: { 'x:y': stringValue },
    })(stack);
    expect(mistakes(stack)).toEqual(
      ['datasetName', 'mountpoint', 'properties.x:y'].map(
        (name) => `[lab/data] '${name}' must be known at synth, got a Terraform value`,
      ),
    );
  });
});
