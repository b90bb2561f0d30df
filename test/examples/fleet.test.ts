import { describeExample } from '../support/reviewed-example';

const SITES = [
  { stack: 'berlin', host: 'berlin' },
  { stack: 'lisbon', host: 'lisbon' },
  { stack: 'tokyo', host: 'tokyo' },
];

describeExample('fleet', SITES, (example) => {
  const manifests = SITES.map(({ stack, host }) => example.manifest(stack, host));

  it('is three hosts of three releases, each with a base of its own', () => {
    expect(manifests.map(({ host, bases }) => [host.release, bases[0]?.release])).toEqual([
      ['13.5', '13.5-RELEASE'],
      ['14.4', '14.4-RELEASE'],
      ['15.1', '15.1-RELEASE'],
    ]);
  });

  it('uses what a release has, and only there', () => {
    expect(manifests.map(({ datasets }) => datasets[0]?.properties.checksum)).toEqual([
      undefined,
      'blake3',
      'blake3',
    ]);
    expect(manifests.map(({ jails }) => jails[0]?.parameters['meta.role'])).toEqual([
      undefined,
      undefined,
      'resolver',
    ]);
  });

  it('gives the same jail other MAC addresses on other hosts', () => {
    expect(new Set(manifests.map(({ jails }) => jails[0]?.interfaces[0]?.jailMac)).size).toBe(3);
  });
});
