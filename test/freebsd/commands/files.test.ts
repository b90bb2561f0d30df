import { expectCases, expectUnknown, useHost } from '../command-cases';

const host = useHost('14.4');

beforeAll(async () => {
  await host().sh('echo junk >/tmp/j; mkdir -p /tmp/t/a; echo 1 >/tmp/t/a/f; tar -cf /tmp/t.tar -C /tmp/t a');
}, 60_000);

test('tar', async () => {
  await expectCases(host(), [
    { run: 'tar -tf /tmp/t.tar', out: 'a/\na/f\n' },
    { run: 'tar -xf /no', exit: 1, err: "tar: Error opening archive: Failed to open '/no'\n" },
    { run: 'tar -xf /tmp/j', exit: 1, err: /^tar: Error opening archive: Unrecognized archive format\n/ },
    { run: 'tar -xf /tmp/t.tar -C /no', exit: 1, err: "tar: could not chdir to '/no'\n" },
    {
      run: 'mkdir /tmp/u; tar -xpf /tmp/t.tar -C /tmp/u; chflags schg /tmp/u/a/f; tar -xpf /tmp/t.tar -C /tmp/u',
      exit: 1,
      err: "a/f: Can't unlink already-existing object: Operation not permitted\ntar: Error exit delayed from previous errors.\n",
    },
    { run: 'tar -xpkf /tmp/t.tar -C /tmp/u; cat /tmp/u/a/f', out: '1\n' },
  ]);
  await expectUnknown(host(), ['tar --overwrite -tf /tmp/t.tar']);
});

test('immutable files', () =>
  expectCases(host(), [
    { run: 'stat -f %Sf /tmp/u/a/f', out: 'schg\n' },
    { run: 'rm -f /tmp/u/a/f', exit: 1, err: 'rm: /tmp/u/a/f: Operation not permitted\n' },
    { run: 'rm -rf /tmp/u', exit: 1, err: /Operation not permitted/ },
    { run: 'mv /tmp/u/a/f /tmp/g', exit: 1, err: /Operation not permitted/ },
    {
      run: 'chflags -R noschg /tmp/u; rm -rf /tmp/u; rm /tmp/u',
      exit: 1,
      err: 'rm: /tmp/u: No such file or directory\n',
    },
    { run: 'chflags bogus /tmp/j', exit: 1, err: 'chflags: invalid flag: bogus\n' },
    { run: 'chflags schg /no', exit: 1, err: 'chflags: /no: No such file or directory\n' },
  ]));

test('digests', () =>
  expectCases(host(), [
    {
      run: 'sha256 -q /tmp/t/a/f',
      out: '4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865\n',
    },
    {
      run: 'sha256 /tmp/t/a/f /no',
      exit: 1,
      out: /^SHA256 \(\/tmp\/t\/a\/f\) = 4355a/,
      err: 'sha256: /no: No such file or directory\n',
    },
    { run: 'sha256 -r /tmp/t/a/f', out: /^4355a\w+ \/tmp\/t\/a\/f\n$/ },
    { run: 'sha256 </tmp/t/a/f', out: /^4355a\w+\n$/ },
    { run: 'sha256 -c 00 /tmp/t/a/f', exit: 2, out: / \[ Failed \]\n$/ },
    {
      run: 'sha512 -q /tmp/j | wc -c; md5 -s abc',
      out: /^ +129\nMD5 \("abc"\) = 900150983cd24fb0d6963f7d28e17f72\n$/,
    },
  ]));

test('stat, find and install', async () => {
  await expectCases(host(), [
    { run: "stat -f '%Lp %Su %Sg %z' /tmp/j", out: '644 root wheel 5\n' },
    { run: 'stat -f %z /no', exit: 1, err: 'stat: /no: stat: No such file or directory\n' },
    {
      run: 'find /tmp/t -type f; find /tmp/t -type f -exec sha256 -q {} + | cut -c1-5',
      out: '/tmp/t/a/f\n4355a\n',
    },
    { run: 'find -type f', exit: 1, err: /^usage: find/ },
    { run: 'install -m 640 -o root -g wheel /tmp/j /tmp/k; stat -f %Lp /tmp/k', out: '640\n' },
    { run: 'install /no /tmp/k', exit: 71, err: 'install: /no: No such file or directory\n' },
    { run: 'install /tmp/j /no/k', exit: 71, err: 'install: /no/k: No such file or directory\n' },
    { run: 'install -m z /tmp/j /tmp/k', exit: 64, err: 'install: invalid file mode: z\n' },
    { run: 'install -o nosuch /tmp/j /tmp/k', exit: 64, err: 'install: unknown user nosuch\n' },
    { run: 'install -d -m 700 /tmp/d/e; stat -f %Lp /tmp/d/e', out: '700\n' },
  ]);
  await expectUnknown(host(), ['stat -c %a /tmp/j', 'find /tmp -printf x', 'install -D /tmp/j /tmp/k']);
});

test('what tools complain of', () =>
  expectCases(host(), [
    { run: 'mkdir /tmp', exit: 1, err: 'mkdir: /tmp: File exists\n' },
    { run: 'rmdir /usr', exit: 1, err: 'rmdir: /usr: Directory not empty\n' },
    { run: 'cp /no /tmp/x', exit: 1, err: 'cp: /no: No such file or directory\n' },
    { run: 'ls /no', exit: 1, err: 'ls: /no: No such file or directory\n' },
    { run: 'sed s/a/b/ /no', exit: 1, err: 'sed: /no: No such file or directory\n' },
    { run: 'chmod 1 /no', exit: 1, err: 'chmod: /no: No such file or directory\n' },
    { run: 'chown nosuch /tmp/j', exit: 1, err: 'chown: nosuch: illegal user name\n' },
    { run: 'readlink /tmp/j', exit: 1 },
    { run: 'readlink -f /no/x', exit: 1 },
    { run: 'realpath /no/x', exit: 1, err: 'realpath: /no/x: No such file or directory\n' },
    { run: 'cmp /tmp/j /no', exit: 2, err: 'cmp: /no: No such file or directory\n' },
    { run: 'cmp /tmp/j /tmp/t/a/f', exit: 1, out: '/tmp/j /tmp/t/a/f differ: char 1, line 1\n' },
    { run: 'wc -l /tmp/j; wc -l </tmp/j', out: '       1 /tmp/j\n       1\n' },
    { run: 'sha256sum /tmp/j', exit: 127, err: /not found/ },
  ]));

test('temporary names, locks, time', () =>
  expectCases(host(), [
    { run: 'mktemp -d -t foo', out: /^\/tmp\/foo\.\w{8,}\n$/ },
    {
      run: 'mktemp /no/x.XXXX',
      exit: 1,
      err: 'mktemp: mkstemp failed on /no/x.XXXX: No such file or directory\n',
    },
    {
      run: 'mktemp -d /no/x.XXXX',
      exit: 1,
      err: 'mktemp: mkdtemp failed on /no/x.XXXX: No such file or directory\n',
    },
    {
      run: "lockf -k -t 0 /tmp/lock sh -c 'lockf -t 0 /tmp/lock echo no'",
      exit: 75,
      err: 'lockf: /tmp/lock: already locked\n',
    },
    {
      run: 'lockf -t 0 /tmp/lock2 sh -c "exit 3"; echo $?; ls /tmp/lock2',
      exit: 1,
      out: '3\n',
      err: /No such file/,
    },
    { run: 'lockf -t 0 /no/l true', exit: 73, err: 'lockf: cannot open /no/l: No such file or directory\n' },
    { run: 'lockf', exit: 64, err: /^usage: lockf/ },
    { run: 'timeout 1 sleep 3', exit: 124 },
    { run: 'timeout 5 sleep 3; timeout 5 false', exit: 1 },
    { run: 'timeout x true', exit: 125, err: /./ },
    { run: 'date -u -r 0 +%Y-%m-%d', out: '1970-01-01\n' },
    { run: 'a=$(date +%s); sleep 60; b=$(date +%s); test $((b - a)) -ge 60' },
    { run: 'date bogus', exit: 1, err: /^date: illegal time format/ },
    { run: 'nc -z 127.0.0.1 9', exit: 1 },
  ]));

test('xargs', () =>
  expectCases(host(), [
    { run: 'echo a b | xargs -n1 echo', out: 'a\nb\n' },
    { run: 'xargs echo </dev/null' },
    { run: 'echo a | xargs false', exit: 1 },
    { run: 'echo a | xargs nosuch', exit: 127, err: /^xargs: nosuch: No such file or directory/ },
  ]));

test('options that only GNU has', () =>
  expectUnknown(host(), [
    'cp --archive /tmp/j /tmp/jj',
    'cp -u /tmp/j /tmp/jj',
    'mv -T /tmp/j /tmp/jj',
    'ln -sfT /tmp/j /tmp/l',
    'rm --force /tmp/x',
    'ls --color /tmp',
    'mkdir --parents /tmp/x',
    'chmod --reference=/tmp/k /tmp/j',
    'grep -P x /tmp/j',
    'head -n -1 /tmp/j',
    'date -d tomorrow',
    'mktemp --tmpdir',
    'xargs --no-run-if-empty echo </dev/null',
    'sed --expression=s/a/b/ /tmp/j',
    String.raw`sed 's/a/\U&/' /tmp/j`,
    String.raw`sed 's/a\+/b/' /tmp/j`,
    `sed '1i x' /tmp/j`,
    `awk 'BEGIN { print gensub(/a/, "b", 1, "a") }'`,
  ]));

test('in-place editing takes a suffix', () =>
  expectCases(host(), [
    { run: "sed -i '' s/junk/b/ /tmp/j; cat /tmp/j", out: 'b\n' },
    { run: 'sed -i s/b/c/ /tmp/j', exit: 1, err: /^sed: / },
    { run: 'touch -d yesterday /tmp/j', exit: 1, err: /^touch: out of range or illegal time specification/ },
  ]));
