import { expectCases, expectUnknown, useHost } from '../command-cases';

const host = useHost('14.4', {
  repository: {
    nginx: { version: '1.26.0', dependencies: ['pcre2'], service: { name: 'nginx', ports: [80] } },
    pcre2: { version: '10.1' },
  },
});

const NOT_ASKED = 'pkg: non-interactive and ASSUME_ALWAYS_YES not set\n';

test('pkg has to be fetched first', () =>
  expectCases(host(), [
    { run: 'pkg -N', exit: 1 },
    {
      run: 'pkg info',
      exit: 1,
      err: `The package management tool is not yet installed on your system.\n${NOT_ASKED}`,
    },
    { run: 'ASSUME_ALWAYS_YES=yes pkg bootstrap', out: /^Bootstrapping pkg/ },
    { run: 'pkg -N; pkg info', out: /^pkg-2/ },
  ]));

test('installing, asking and removing', async () => {
  await expectCases(host(), [
    { run: 'pkg install nginx', exit: 1, err: NOT_ASKED },
    {
      run: 'pkg install -y nosuch',
      exit: 70,
      err: "pkg: No packages available to install matching 'nosuch' have been found in the repositories\n",
    },
    { run: 'pkg install -y nginx', out: 'Installing pcre2-10.1...\nInstalling nginx-1.26.0...\n' },
    { run: 'pkg install -y nginx', out: 'The most recent versions of packages are already installed\n' },
    { run: 'pkg info -e nginx; pkg query %n-%v nginx; pkg query %a pcre2', out: 'nginx-1.26.0\n1\n' },
    { run: 'pkg info -e nosuch', exit: 1 },
    { run: 'service nginx onestart && nc -z 127.0.0.1 80', out: 'Starting nginx.\n' },
    { run: 'service nginx onestop; nc -z 127.0.0.1 80', exit: 1, out: /^Stopping nginx/ },
    { run: 'pkg delete -y pcre2', out: 'Deinstalling nginx-1.26.0...\nDeinstalling pcre2-10.1...\n' },
    { run: 'pkg delete -y nginx', exit: 1, out: /^No packages matched for pattern 'nginx'/ },
    { run: 'service nginx onestart', exit: 1, err: /does not exist/ },
    { run: 'pkg -j nojail info', exit: 64, err: /jail nojail not found/ },
  ]);
  await expectUnknown(host(), ['pkg -Z', 'pkg lock -y nginx']);
});

test('fetch', async () => {
  await host().plant({ download: 'https://h.example/f', content: Buffer.from('content') });
  await expectCases(host(), [
    { run: 'fetch -qo /tmp/f https://h.example/f; cat /tmp/f', out: 'content' },
    {
      run: 'fetch -qo /tmp/x https://h.example/no; ls /tmp/x',
      exit: 1,
      err: /^fetch: https:\/\/h.example\/no: Not Found\nls: /,
    },
    {
      run: 'fetch -qo /tmp/x https://nowhere/f',
      exit: 1,
      err: 'fetch: https://nowhere/f: Name does not resolve\n',
    },
  ]);
  await expectUnknown(host(), ['fetch -Z']);
});
