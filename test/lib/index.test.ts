import * as lib from '../../lib';

/** The names that a program may count on; later versions add to them and take none away. */
const NAMES = [
  'App',
  'Architecture',
  'Become',
  'Dataset',
  'HealthCheck',
  'Host',
  'Jail',
  'JailRoot',
  'NullfsBase',
  'RctlAction',
  'RctlLimit',
  'RctlPer',
  'RctlResource',
  'RemovalPolicy',
  'Size',
  'TerraformStack',
  'VnetBridge',
];

describe('the package', () => {
  it('offers its public names', () => {
    expect(Object.keys(lib)).toEqual(expect.arrayContaining(NAMES));
  });

  it('offers nothing that is internal', () => {
    expect(Object.keys(lib).filter((name) => !/^[A-Z][A-Za-z0-9]+$/.test(name))).toEqual([]);
  });

  it('has no member that newer constructs keep for themselves', () => {
    const classes = [lib.Host, lib.Jail, lib.Dataset, lib.NullfsBase, lib.VnetBridge, lib.RctlLimit];
    expect(classes.filter((one) => Object.hasOwn(one.prototype, 'with'))).toEqual([]);
  });
});
