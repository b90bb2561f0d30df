import { negated, printBlock, printParameter } from '../../../lib/jailconf/print';

test('a block is one jail, indented by two spaces', () => {
  expect(
    printBlock({
      name: 'web',
      comment: ['the public web server', 'owner: platform'],
      statements: [
        { name: 'path', values: ['/jails/web'] },
        { name: 'ip4.addr', values: ['10.0.0.2', '10.0.0.3'] },
        {
          name: 'mount',
          values: ['/data /jails/web/data nullfs rw 0 0', '/log /jails/web/log nullfs rw 0 0'],
        },
        { name: 'exec.start', values: ['/bin/sh /etc/rc'] },
        { name: 'allow.noset_hostname', values: [], comment: ['fixed by policy'] },
        { name: 'persist', values: [] },
      ],
    }),
  ).toBe(`# the public web server
# owner: platform
web {
  path = "/jails/web";
  ip4.addr = 10.0.0.2, 10.0.0.3;
  mount = "/data /jails/web/data nullfs rw 0 0";
  mount += "/log /jails/web/log nullfs rw 0 0";
  exec.start = "/bin/sh /etc/rc";
  # fixed by policy
  allow.noset_hostname;
  persist;
}
`);
});

test('a block without parameters', () => {
  expect(printBlock({ name: 'a b', statements: [] })).toBe('"a b" {\n}\n');
});

test('append writes += on every line', () => {
  expect(printParameter({ name: 'mount', values: ['a', 'b'], append: true })).toEqual([
    'mount += a;',
    'mount += b;',
  ]);
  expect(printParameter({ name: 'depend', values: ['a', 'b'], append: true })).toEqual(['depend += a, b;']);
});

test('onePerLine overrules the habit of the name', () => {
  expect(printParameter({ name: 'exec.start', values: ['a', 'b'], onePerLine: false })).toEqual([
    'exec.start = a, b;',
  ]);
  expect(printParameter({ name: 'depend', values: ['a', 'b'], onePerLine: true })).toEqual([
    'depend = a;',
    'depend += b;',
  ]);
});

test('a comment never leaves its line', () => {
  expect(printBlock({ name: 'a', comment: ['one\n} b {', ''], statements: [] })).toBe(
    '# one\n# } b {\n#\na {\n}\n',
  );
});

test('negated puts the no on the last component', () => {
  expect(negated('persist')).toBe('nopersist');
  expect(negated('allow.mount.zfs')).toBe('allow.mount.nozfs');
});
