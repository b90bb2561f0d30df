import { renderHostState, renderJailState } from '../../../lib/render/desired-state';
import {
  base,
  bridge,
  dataset,
  file,
  jail,
  manifest,
  mount,
  networkInterface,
  nullfsRoot,
} from '../../support/manifest';
import { factRows, rows, run, SHELLS } from './shell';

const web = jail({
  name: 'web',
  root: nullfsRoot('web', { writable: ['etc', 'usr/local'] }),
  interfaces: [networkInterface('web')],
  mounts: [
    mount({ dataset: 'zroot/www', destination: '/usr/local/www' }),
    mount({ dataset: 'zroot/data', destination: '/data' }),
  ],
  files: [
    file({ destination: '/etc/motd', sha256: 'aa' }),
    file({ destination: '/data/x', sha256: 'bb' }),
    file({ destination: '/usr/local/www/index.html', sha256: 'cc' }),
    file({ destination: '/COPYRIGHT', sha256: 'dd' }),
  ],
});
const db = jail({ name: 'db', files: [file({ destination: '/etc/motd', sha256: 'ee', mode: '0600' })] });
const host = manifest({
  datasets: [
    dataset({ name: 'zroot/data', properties: { compression: 'lz4' } }),
    dataset({
      name: 'zroot/data/www',
      mountpointInherited: true,
      directoryMode: '0700',
      clonedFrom: 'zroot/b',
    }),
  ],
  bases: [base({ writable: ['etc'], mountPoints: ['data'] })],
  bridges: [
    bridge({ name: 'lan', unit: 7, ip4Cidr: '10.0.0.0/24', gateway4: '10.0.0.1', uplink: 'em0', mtu: 1400 }),
    bridge({ name: 'bridge3', unit: 9, ip6Cidr: 'fd00::/64', gateway6: 'fd00::1' }),
  ],
});
const desired = factRows([host].map(renderHostState).join('') + [web, db].map(renderJailState).join(''));

describe.each(SHELLS)('make_tables under %s', (_, shell) => {
  const { file: table, stderr } = run(shell, 'JAIL_CONF=/etc/jail.conf; make_tables', { files: { desired } });

  it('says nothing', () => expect(stderr).toBe(''));

  it('has datasets with a fixed number of columns', () => {
    expect(table('want.datasets')).toBe(
      rows(
        ['zroot/data', 'mountpoint', '/data', 'retain', '-', '-'],
        ['zroot/data/www', 'at', '/data/www', 'retain', '0700', 'zroot/b'],
      ),
    );
    expect(table('want.properties')).toBe(rows(['zroot/data', 'compression', 'lz4']));
    expect(table('ask.properties')).toBe('compression\n');
  });

  it('has the directories of a base by their paths', () => {
    expect(table('want.directories')).toBe(
      rows(['zroot/bases/14.4', '/bases/14.4/data'], ['zroot/bases/14.4', '/bases/14.4/etc']),
    );
  });

  it('has bridges by name and unit; one with the name of a unit is that unit', () => {
    expect(table('want.bridges')).toBe(
      rows(
        ['lan', 'bridge7', '10.0.0.1/24', '-', 'em0', '1400'],
        ['bridge3', 'bridge3', '-', 'fd00::1/64', '-', '-'],
      ),
    );
  });

  it('has what boot needs of rc.conf', () => {
    expect(table('want.rc')).toBe(
      rows(
        ['cloned_interfaces', 'word', 'bridge7'],
        ['ifconfig_bridge7_name', 'set', 'lan'],
        ['ifconfig_lan', 'set', 'inet 10.0.0.1/24 mtu 1400 addm em0 description cdktf-jails:lan up'],
        ['cloned_interfaces', 'word', 'bridge3'],
        ['ifconfig_bridge3', 'set', 'description cdktf-jails:bridge3 up'],
        ['ifconfig_bridge3_ipv6', 'set', 'inet6 fd00::1/64'],
        ['jail_enable', 'set', 'YES'],
      ),
    );
  });

  it('finds each file on the host, in the deepest thing that is mounted over it', () => {
    expect(table('want.files')).toBe(
      rows(
        ['web', '/COPYRIGHT', '/jails/web/root/COPYRIGHT', '/jails/web/root', 'dd', '0644', '-'],
        ['web', '/data/x', '/data/x', '/data', 'bb', '0644', '-'],
        ['web', '/etc/motd', '/jails/web/rw/etc/motd', '/jails/web/rw/etc', 'aa', '0644', '-'],
        ['web', '/usr/local/www/index.html', '/www/index.html', '/www', 'cc', '0644', '-'],
        ['db', '/etc/motd', '/jails/db/etc/motd', '/jails/db', 'ee', '0600', '-'],
      ),
    );
  });

  it('has the places for mounts but those that the base has', () => {
    expect(table('want.points')).toBe(
      rows(['web', '/jails/web/rw/usr/local/www', '/jails/web/rw/usr/local']),
    );
  });

  it('knows what to ask for', () => {
    expect(table('ask.jails')).toBe('web\ndb\n');
    expect(table('ask.rulesets')).toBe('4\n');
    expect(table('ask.needs')!.split('\n').sort().join(' ').trim()).toBe('interfaces nullfs vnet zfs');
    expect(table('want.roots')).toBe(rows(['db', '/jails/db']));
  });
});
