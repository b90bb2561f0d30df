import { findRenames } from '../../../lib/diff/rename';
import { jailSides } from '../../../lib/diff/side';
import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { jail, manifest, mount, networkInterface, nullfsRoot } from '../../support/manifest';
import { synthesized } from './side';

function renames(old: JailEntry[], now: JailEntry[]): string[] {
  const sides = (jails: JailEntry[]) => jailSides(synthesized(manifest({ jails })), true);
  return findRenames(sides(old), sides(now)).map(
    (one) => `${one.old.name} is ${one.now.name}: ${one.reason}`,
  );
}

describe('findRenames', () => {
  it('knows a construct that was given another jailName', () => {
    const path = 'production/web';
    expect(renames([jail({ name: 'web', path })], [jail({ name: 'www', path })])).toEqual([
      'web is www: same construct production/web',
    ]);
  });

  it('knows a root that was kept', () => {
    const root = { kind: 'directory', path: '/jails/web' } as const;
    expect(renames([jail({ name: 'web', root })], [jail({ name: 'www', root })])).toEqual([
      'web is www: same root /jails/web',
    ]);
  });

  it('knows an address that was kept', () => {
    const ip4Address = '10.0.0.2/24';
    const old = jail({ name: 'web', interfaces: [networkInterface('web', { ip4Address })] });
    const now = jail({ name: 'www', interfaces: [networkInterface('www', { ip4Address })] });
    expect(renames([old], [now])).toEqual(['web is www: same address 10.0.0.2/24']);
  });

  it('knows data that was kept', () => {
    const mounts = [mount({ dataset: 'zroot/pgdata', destination: '/var/db/postgres' })];
    expect(renames([jail({ name: 'db', mounts })], [jail({ name: 'postgres', mounts })])).toEqual([
      'db is postgres: same data zroot/pgdata',
    ]);
  });

  it('knows a block that is the same but for the name in it', () => {
    const like = (name: string) =>
      jail({ name, root: nullfsRoot(name), packages: ['nginx'], hostname: `${name}.example` });
    expect(renames([like('web')], [like('www')])).toEqual(['web is www: nearly the same block']);
  });

  it('holds one of many alike for another one, if its address is another', () => {
    const like = (name: string, address: string) =>
      jail({ name, ip4Addresses: [address], packages: ['node22'] });
    expect(renames([like('app2', '10.0.0.2')], [like('app3', '10.0.0.3')])).toEqual([]);
  });

  it('does not take two different jails for one', () => {
    const old = jail({
      name: 'web',
      packages: ['nginx', 'curl'],
      services: ['nginx'],
      parameters: { vnet: true },
    });
    const now = jail({ name: 'db', packages: ['postgresql17-server'], parameters: { persist: true } });
    expect(renames([old], [now])).toEqual([]);
  });

  it('gives each jail one partner, by the surest sign', () => {
    const root = { kind: 'directory', path: '/jails/a' } as const;
    const ip4Addresses = ['10.0.0.2'];
    expect(
      renames(
        [jail({ name: 'a', root, ip4Addresses })],
        [jail({ name: 'b', ip4Addresses }), jail({ name: 'c', root })],
      ),
    ).toEqual(['a is c: same root /jails/a']);
  });
});
