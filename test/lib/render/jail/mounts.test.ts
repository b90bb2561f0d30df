import fc from 'fast-check';
import { mountStatements } from '../../../../lib/render/jail/mounts';
import type { JailEntry } from '../../../../lib/manifest/jail-schema';
import { jail, mount, nullfsRoot } from '../../../support/manifest';

const lines = (parts: Partial<JailEntry>) =>
  mountStatements(jail({ name: 'web', ...parts })).find((one) => one.name === 'mount')?.values ?? [];

/** How jail(8) takes an fstab line apart (recorded runs): at blanks, then the escapes of the first two fields. */
function fields(line: string): string[] {
  return line
    .split(/[ \t]+/)
    .map((field) =>
      field.replace(/\\(040|011|012|043|134)/g, (_all, code: string) =>
        String.fromCharCode(parseInt(code, 8)),
      ),
    );
}

describe('the mounts of a jail', () => {
  it('are none where nothing is to be mounted', () => {
    expect(mountStatements(jail({ name: 'web' })).map((one) => one.name)).toEqual([
      'mount.devfs',
      'devfs_ruleset',
    ]);
  });

  it('begin with the root, then what lies in it, parents before children', () => {
    expect(
      lines({
        root: nullfsRoot('web', { writable: ['var', 'usr/local', 'usr'] }),
        mounts: [
          mount({ dataset: 'zroot/b', destination: '/var/db/b' }),
          mount({ dataset: 'zroot/a', destination: '/var/db' }),
        ],
        parameters: { mount: ['tmpfs /jails/web/root/run tmpfs rw 0 0'] },
      }),
    ).toEqual([
      '/bases/14.4 /jails/web/root nullfs ro 0 0',
      '/jails/web/rw/usr /jails/web/root/usr nullfs rw 0 0',
      '/jails/web/rw/usr/local /jails/web/root/usr/local nullfs rw 0 0',
      '/jails/web/rw/var /jails/web/root/var nullfs rw 0 0',
      '/a /jails/web/root/var/db nullfs rw 0 0',
      '/b /jails/web/root/var/db/b nullfs rw 0 0',
      'tmpfs /jails/web/root/run tmpfs rw 0 0',
    ]);
  });

  it('carry any path to the place that is meant', () => {
    const component = fc.string({
      unit: fc.constantFrom(...'ab \t#\\ü\'"$,;'.split('')),
      minLength: 1,
      maxLength: 6,
    });
    const path = fc.array(component, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`);
    fc.assert(
      fc.property(path, path, fc.boolean(), (source, destination, readOnly) => {
        const [line] = lines({ mounts: [mount({ dataset: 'zroot/x', source, destination, readOnly })] });
        expect(fields(line!)).toEqual([
          source,
          `/jails/web${destination}`,
          'nullfs',
          readOnly ? 'ro' : 'rw',
          '0',
          '0',
        ]);
      }),
    );
  });
});
