import { duplicateHost } from '../../../lib/checks/duplicate-host';
import { duplicateJailName } from '../../../lib/checks/duplicate-jail-name';
import { duplicateJid } from '../../../lib/checks/duplicate-jid';
import { jailName } from '../../../lib/checks/jail-name';
import { jail, manifest } from '../../support/manifest';

describe('duplicate-host', () => {
  test('two hosts of a stack need two names', () => {
    const hosts = [
      manifest({ host: { name: 'alpha', path: 'production/a' } }),
      manifest({ host: { name: 'alpha', path: 'production/b' } }),
    ];
    expect(duplicateHost(hosts)).toEqual([
      {
        path: 'production/b',
        message:
          "host name 'alpha' is already used by 'production/a' in the same stack, give one of them another hostName",
      },
    ]);
  });

  test('names that differ in case would share a folder where the file system ignores case', () => {
    const hosts = [
      manifest({ host: { name: 'alpha', path: 'production/a' } }),
      manifest({ host: { name: 'Alpha', path: 'production/b' } }),
    ];
    expect(duplicateHost(hosts)).toEqual([
      {
        path: 'production/b',
        message:
          "host name 'Alpha' is already used by 'production/a' in the same stack, give one of them another hostName",
      },
    ]);
  });

  test('hosts of different stacks may be called the same', () => {
    expect(duplicateHost([manifest({ stack: 'staging' }), manifest({ stack: 'production' })])).toEqual([]);
  });
});

describe('duplicate-jail-name', () => {
  test('two jails of a host need two names', () => {
    const jails = [jail({ name: 'web', path: 'production/a' }), jail({ name: 'web', path: 'production/b' })];
    expect(duplicateJailName([manifest({ jails })])).toEqual([
      {
        path: 'production/b',
        message: "jail name 'web' is already used by 'production/a', give one of them another jailName",
      },
    ]);
  });

  test('every further one is told, each against the first', () => {
    const jails = ['a', 'b', 'c'].map((id) => jail({ name: 'web', path: `production/${id}` }));
    expect(duplicateJailName([manifest({ jails })]).map(({ path }) => path)).toEqual([
      'production/b',
      'production/c',
    ]);
  });

  test('jails of different hosts may be called the same', () => {
    const hosts = ['alpha', 'beta'].map((name) =>
      manifest({ host: { name }, jails: [jail({ name: 'web' })] }),
    );
    expect(duplicateJailName(hosts)).toEqual([]);
  });
});

describe('jail-name', () => {
  test.each([
    ['12', "jail name '12' is a number: jail(8) reads it as the number of a jail, start it with a letter"],
    [
      '+5',
      "jail name '+5' is a number with a sign: jail(8) reads it as the number of a jail, start it with a letter",
    ],
    ['*', "jail name '*' holds a '*', which jail(8) reads as every jail: use letters, digits, '-' and '_'"],
    ['a.b', "jail name 'a.b' holds a '.', which makes it the child of another jail: use '-' or '_' instead"],
    ['a:b', "jail name 'a:b' holds a ':', which rctl(8) reads as the end of it: use '-' or '_' instead"],
  ])('%s means something else', (name, message) => {
    expect(jailName([manifest({ jails: [jail({ name, path: 'production/web' })] })])).toEqual([
      { path: 'production/web', message },
    ]);
  });

  test('letters, digits, - and _ are a name', () => {
    expect(jailName([manifest({ jails: [jail({ name: 'Web-1_b' })] })])).toEqual([]);
  });
});

describe('duplicate-jid', () => {
  test.each([
    [7, 7],
    [7, '7'],
    ['07', 7],
  ])('%p and %p are one number', (first, second) => {
    const jails = [
      jail({ name: 'db', parameters: { jid: first } }),
      jail({ name: 'web', parameters: { jid: second } }),
    ];
    expect(duplicateJid([manifest({ jails })])).toEqual([
      {
        path: 'production/web',
        message:
          "jid 7 is already used by 'production/db', give one of them another one or leave it to the kernel",
      },
    ]);
  });

  test('different numbers and none are fine', () => {
    const jails = [
      jail({ name: 'a' }),
      jail({ name: 'b' }),
      jail({ name: 'c', parameters: { jid: 1 } }),
      jail({ name: 'd', parameters: { jid: 2 } }),
    ];
    expect(duplicateJid([manifest({ jails })])).toEqual([]);
  });
});
