import { expectCases, expectUnknown, makeJailRoot, useHost } from '../command-cases';

const host = useHost('14.4');
const HEADER = '   JID  IP Address      Hostname                      Path\n';

beforeAll(() => makeJailRoot(host(), '/j', '14.4-RELEASE'), 60_000);

test('jail(8) by its command line', () =>
  expectCases(host(), [
    { run: 'jls', out: HEADER },
    { run: 'jail -c name=web path=/no persist', exit: 1, err: 'jail: path /no: No such file or directory\n' },
    { run: 'jail -i -c name=web path=/j persist', out: '1\n' },
    { run: 'jail -c name=web path=/j persist', exit: 1, err: 'jail: "web" already exists\n' },
    { run: 'jail -m name=web bogus=1', exit: 1, err: 'jail: unknown parameter: bogus\n' },
    { run: 'jail -m name=no host.hostname=x', exit: 1, err: 'jail: "no" not found\n' },
    { run: 'jail -m name=web host.hostname=w.example', out: '' },
    { run: 'jail -f /no -c web', exit: 1, err: 'jail: /no: No such file or directory\n' },
    { run: 'jail -r no', exit: 1, err: 'jail: "no" not found\n' },
    { run: 'jail', exit: 1, err: /^usage: jail/ },
    { run: 'jail -Z', exit: 1, err: /^jail: illegal option -- Z\nusage: jail/ },
  ]));

test('jls', async () => {
  await expectCases(host(), [
    { run: 'jls', out: `${HEADER}     1                  w.example                     /j\n` },
    { run: 'jls -N', out: / JID {13}IP Address {6}Hostname {22}Path\n web {17}.*w.example +\/j\n/ },
    { run: 'jls -j web name host.hostname path vnet persist', out: 'web w.example /j inherit true\n' },
    { run: 'jls -n -j 1 name persist allow.raw_sockets', out: 'name=web persist allow.noraw_sockets\n' },
    { run: 'jls -q -j web name ip4.addr', out: 'web ""\n' },
    { run: 'jls -h name jid', out: 'name jid\nweb 1\n' },
    { run: 'jls -j no', exit: 1, err: 'jls: jail "no" not found\n' },
    { run: 'jls -j 99', exit: 1, err: 'jls: jail 99 not found\n' },
    { run: 'jls bogus', exit: 1, err: 'jls: unknown parameter: bogus\n' },
  ]);
  await expectUnknown(host(), ['jls -Z', 'jls -v']);
});

test('jexec runs what is in the jail, as whom it finds there', async () => {
  await expectCases(host(), [
    { run: 'jexec no ls', exit: 1, err: 'jexec: jail "no" not found\n' },
    { run: 'jexec web nosuch', exit: 1, err: 'jexec: execvp: nosuch: No such file or directory\n' },
    { run: 'jexec -U nosuch web ls', exit: 1, err: 'jexec: nosuch: no such user\n' },
    { run: 'jexec web /bin/sh -c "exit 7"', exit: 7 },
    { run: "jexec web hostname; jexec -l web /bin/sh -c 'echo $HOME $PATH'", out: /^w.example\n\/root \// },
    {
      run: 'rm -rf /empty; mkdir /empty; jail -c name=empty path=/empty persist; jexec empty ls',
      exit: 1,
      err: 'jexec: execvp: ls: No such file or directory\n',
    },
    { run: 'jail -R empty; jail -r web; jail -r web', exit: 1, err: 'jail: "web" not found\n' },
  ]);
  await expectUnknown(host(), ['jexec -Z']);
});

test('jail(8) by its file, and service jail', async () => {
  await host().plant({ file: '/etc/jail.conf', content: 'a { path = /j; persist; }\n' });
  await expectCases(host(), [
    { run: 'jail -c a', out: 'a: created\n' },
    { run: 'jail -c a', exit: 1, err: 'jail: "a" already exists\n' },
    { run: 'jail -c b', exit: 1, err: 'jail: "b" not found\n' },
    { run: 'jail -m a; jail -rc a; jail -r a', out: 'a: updated\na: created\na: removed\n' },
    { run: 'service jail onestart', out: 'Starting jails: a.\n' },
    { run: 'service jail onestart', out: /^Starting jails: *.*\.\n$/ },
    { run: 'service jail status', out: / JID .*\n a / },
    { run: 'service jail onestop', out: 'Stopping jails: a.\n' },
    {
      run: "echo 'a { path=/j; persist ' >/etc/jail.conf; jail -c a",
      exit: 1,
      err: 'jail: /etc/jail.conf: unexpected EOF\n',
    },
  ]);
});
