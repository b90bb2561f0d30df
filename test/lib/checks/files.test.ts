import { fileOnBase } from '../../../lib/checks/file-on-base';
import { setIdFile } from '../../../lib/checks/set-id-file';
import type { JailEntry } from '../../../lib/manifest/jail-schema';
import { file, jail, manifest, mount, nullfsRoot } from '../../support/manifest';

describe('file-on-base', () => {
  const onBase = (parts: Partial<JailEntry>, writable = ['etc', 'usr/local', 'var']) =>
    fileOnBase([
      manifest({ jails: [jail({ name: 'web', root: nullfsRoot('web', { writable }), ...parts })] }),
    ]);

  test('a file outside of every writable directory', () => {
    expect(onBase({ files: [file({ destination: '/opt/app/conf' })] })).toEqual([
      {
        path: 'production/web',
        message:
          "file '/opt/app/conf' would lie on the read-only base, write it below a writable directory or add 'opt/app' to the base's 'writable'",
      },
    ]);
  });

  test('a file whose content only Terraform knows', () => {
    const place = { destination: '/opt/key', mode: '4600', owner: 'root', group: 'wheel' };
    const entry = { name: 'web/files/opt/key', member: 'files[0].content', kind: 'file' as const, ...place };
    expect(onBase({ lateBound: [entry] }).map(({ message }) => message)).toEqual([
      "file '/opt/key' would lie on the read-only base, write it below a writable directory or add 'opt' to the base's 'writable'",
    ]);
    expect(setIdFile([manifest({ jails: [jail({ name: 'web', lateBound: [entry] })] })])).toHaveLength(1);
  });

  test('a file in the root itself', () => {
    expect(onBase({ files: [file({ destination: '/motd' })] })).toEqual([
      {
        path: 'production/web',
        message: "file '/motd' would lie on the read-only base, write it below a writable directory",
      },
    ]);
  });

  test('packages and settings without their directories', () => {
    const parts = { packages: ['nginx'], services: ['nginx'], sysrc: { nginx_flags: '' } };
    expect(onBase(parts, ['root']).map(({ message }) => message)).toEqual([
      "packages need '/usr/local', which is part of the read-only base: add 'usr/local' to the base's 'writable'",
      "packages need '/var/db', which is part of the read-only base: add 'var/db' to the base's 'writable'",
      "services and sysrc need '/etc', which is part of the read-only base: add 'etc' to the base's 'writable'",
    ]);
  });

  test('all that lies in writable directories or in mounts', () => {
    const parts = {
      packages: ['nginx'],
      services: ['nginx'],
      files: [file({ destination: '/etc/motd' }), file({ destination: '/srv/index.html' })],
      mounts: [mount({ dataset: 'zroot/data', destination: '/srv' })],
    };
    expect(onBase(parts)).toEqual([]);
  });

  test('a mount to read only is no place to write to', () => {
    const mounts = [mount({ dataset: 'zroot/data', destination: '/srv', readOnly: true })];
    expect(onBase({ mounts, files: [file({ destination: '/srv/index.html' })] })).toHaveLength(1);
  });

  test('a jail whose root is its own, and one that is read-only on purpose', () => {
    const files = [file({ destination: '/opt/conf' })];
    expect(fileOnBase([manifest({ jails: [jail({ name: 'web', files })] })])).toEqual([]);
    expect(onBase({ files }, [])).toEqual([]);
  });
});

describe('set-id-file', () => {
  const withMode = (mode: string) => {
    const files = [file({ destination: '/usr/local/bin/tool', mode, owner: 'www', group: 'mail' })];
    return setIdFile([manifest({ jails: [jail({ name: 'web', files })] })]);
  };

  test.each([
    ['4755', "user 'www'"],
    ['6755', "user 'www'"],
    ['2755', "group 'mail'"],
  ])('%s runs with the rights of the %s', (mode, whose) => {
    expect(withMode(mode)).toEqual([
      {
        path: 'production/web',
        message: `file '/usr/local/bin/tool' with mode ${mode} runs with the rights of ${whose}, whoever starts it: leave the first digit at 0`,
      },
    ]);
  });

  test.each(['0755', '1777'])('%s does not', (mode) => {
    expect(withMode(mode)).toEqual([]);
  });
});
