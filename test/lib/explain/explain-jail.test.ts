import { explainJail } from '../../../lib/explain';
import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { renderJailBlock } from '../../../lib/render/jail-block';
import { jail, limit, mount, networkInterface, nullfsRoot } from '../../support/manifest';

/** A jail with everything for which the library writes lines of its own. */
const full: JailEntry = jail({
  name: 'web',
  root: nullfsRoot('web', { writable: ['etc'] }),
  parameters: { persist: true, 'mount.devfs': true, devfs_ruleset: 4, 'allow.mount': false, securelevel: 2 },
  interfaces: [
    networkInterface('web', {
      ip4Address: '10.0.0.2/24',
      ip6Address: 'fd00::2/64',
      defaultRoute4: '10.0.0.1',
      defaultRoute6: 'fd00::1',
    }),
    networkInterface('web', { index: 1, bridge: 'dmz', isolated: true, mtu: 1400 }),
  ],
  mounts: [mount({ dataset: 'zroot/data', destination: '/data', readOnly: true })],
  limits: [
    limit({ path: 'production/web/processes' }),
    limit({ path: 'production/web/memory', resource: 'memoryuse', action: 'sigterm', amount: 2 ** 30 }),
    limit({ path: 'production/web/reads', resource: 'readbps', action: 'throttle', amount: 2 ** 20 }),
    limit({ path: 'production/web/cpu', resource: 'pcpu', action: 'deny', amount: 200, per: 'process' }),
  ],
  hooks: {
    start: ['/bin/sh /etc/rc'],
    poststart: ['/usr/local/bin/announce web'],
    stop: ['/bin/sh /etc/rc.shutdown jail'],
  },
  startAfter: [{ path: 'production/db', name: 'db' }],
});

const meanings = (one: JailEntry) => explainJail(one).map(({ line, meaning }) => [line, meaning]);
const only = (parameter: string, one = full) =>
  explainJail(one)
    .filter((line) => line.parameter === parameter)
    .map(({ meaning }) => meaning);

describe('explainJail', () => {
  it('explains every line of the block, in its order', () => {
    const block = renderJailBlock(full)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.endsWith(';'));
    expect(explainJail(full).map(({ line }) => line)).toEqual(block);
  });

  it('knows what each line does that the library writes by itself', () => {
    const own = '/usr/local/bin/announce web';
    const unknown = meanings(full).filter(([, meaning]) => /Your own|does not know/.test(meaning!));
    expect(unknown).toEqual([
      [
        `exec.poststart += "${own}";`,
        'Your own command. Host commands after exec.start; one that fails removes the jail again.',
      ],
    ]);
  });

  it('tells how the network comes up', () => {
    expect(only('exec.prestart')).toEqual([
      'Stops the start when devfs ruleset 4 has no rules: it would show every device.',
      "Makes the interface pair of e0a_web and marks it as this jail's, unless it is there.",
      'Gives the other end of the pair its name e0b_web, unless it has it.',
      expect.stringMatching(
        /^Gives e0a_web, the host's end, the MAC address [0-9a-f:]{17} and brings it up\.$/,
      ),
      expect.stringMatching(/^Gives e0b_web, the jail's end, the MAC address [0-9a-f:]{17}\.$/),
      'Joins e0a_web to the bridge lan, unless it is a member.',
      "Makes the interface pair of e1a_web and marks it as this jail's, unless it is there.",
      'Gives the other end of the pair its name e1b_web, unless it has it.',
      expect.stringMatching(/^Gives e1a_web, the host's end, the MAC address/),
      expect.stringMatching(
        /^Gives e1b_web, the jail's end, the MAC address [0-9a-f:]{17} and an MTU of 1400\.$/,
      ),
      'Gives e1a_web an MTU of 1400 and joins it to the bridge dmz, unless it is a member.',
      'Keeps e1a_web and the other isolated members of dmz from seeing each other.',
    ]);
    expect(only('exec.start')).toEqual([
      'Gives e0b_web the IPv4 address 10.0.0.2/24, inside the jail, and brings it up.',
      'Gives e0b_web the IPv6 address fd00::2/64, inside the jail; a new pair has IPv6 off.',
      "Makes 10.0.0.1 the jail's IPv4 default router.",
      "Makes fd00::1 the jail's IPv6 default router.",
      "Starts the jail's services, as rc(8) does at boot.",
    ]);
    expect(only('exec.poststop')).toEqual([
      'Destroys the pair of e0a_web; cannot fail, because the jail is already gone.',
      'Destroys the pair of e1a_web; cannot fail, because the jail is already gone.',
    ]);
  });

  it('tells what is mounted', () => {
    expect(only('mount')).toEqual([
      'Mounts the base /bases/14.4 as the root, read-only.',
      "Mounts /jails/web/rw/etc, which is the jail's own, over /jails/web/root/etc of the base.",
      'Mounts /data on /jails/web/root/data, read-only.',
    ]);
  });

  it('tells what limits do', () => {
    const limits = [...only('exec.poststart'), ...only('exec.prestop')].filter(
      (text) => !text.startsWith('Your own'),
    );
    expect(limits.filter((text) => text.startsWith('Limits'))).toEqual([
      'Limits processes to 100: more is denied.',
      'Limits resident memory to 1G: more sends SIGTERM to the process.',
      'Limits bytes read from file systems to 1M: more is slowed down.',
      expect.stringMatching(/^Limits processor use .* to 200 per process: more is denied\. Note: deny slows/),
    ]);
    expect(limits).toContain(
      'Clears what is left of memoryuse:sigterm: the kernel would keep the old amount beside the new.',
    );
    expect(limits).toContain(
      'Takes the limit on maxproc away before the jail stops: it would outlive the jail.',
    );
  });

  it('gives the default, the releases and the origin of a line', () => {
    expect(explainJail(full).find(({ parameter }) => parameter === 'securelevel')).toEqual({
      line: 'securelevel = 2;',
      parameter: 'securelevel',
      meaning: 'The value of kern.securelevel in the jail.',
      default: "the parent's",
      since: 'every supported release',
      origins: [{ path: 'production/web', member: 'securelevel' }],
    });
  });

  it('says of a boolean that is off that it is off', () => {
    expect(explainJail(full).find(({ parameter }) => parameter === 'allow.mount')).toMatchObject({
      line: 'allow.nomount;',
      meaning: 'Off: May mount file systems, each kind with a permission of its own.',
    });
  });

  it('names the release that a parameter needs, and how sure that is', () => {
    const young = jail({
      name: 'web',
      parameters: { 'meta.owner': 'me', 'zfs.mount_snapshot': 1, 'allow.routing': true },
    });
    const since = Object.fromEntries(explainJail(young).map((line) => [line.parameter, line.since]));
    expect(since).toMatchObject({
      'meta.owner': '15.0',
      'zfs.mount_snapshot': '14.0 (not certain)',
    });
  });

  it('tells what isolation is given away, and why the program accepts it', () => {
    const risky = jail({
      name: 'web',
      parameters: { 'allow.raw_sockets': true },
      acknowledgements: [{ parameter: 'allow.raw_sockets', reason: 'monitoring' }],
    });
    expect(explainJail(risky).find(({ parameter }) => parameter === 'allow.raw_sockets')).toMatchObject({
      risk: 'the jail may craft packets and probe networks',
      comment: ['accepted: monitoring'],
    });
  });

  it('names every construct that has a part in a line', () => {
    expect(explainJail(full).find(({ parameter }) => parameter === 'vnet.interface')?.origins).toEqual([
      { path: 'production/lan', member: 'attach()' },
      { path: 'production/dmz', member: 'attach()' },
    ]);
  });
});
