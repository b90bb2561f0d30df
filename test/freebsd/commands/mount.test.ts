import { expectCases, expectUnknown, useHost } from '../command-cases';

const host = useHost('14.4');

test('nullfs mounts stack without a word, and are taken off one by one', () =>
  expectCases(host(), [
    { run: 'mkdir -p /a/b /c /d; mount -t nullfs /a /c; mount -t nullfs -o ro /d /c' },
    { run: 'mount -t nullfs', out: '/a on /c (nullfs, local)\n/d on /c (nullfs, local, read-only)\n' },
    {
      run: 'mount -p | grep nullfs',
      out: '/a\t\t\t/c\t\t\tnullfs\trw\t\t0 0\n/d\t\t\t/c\t\t\tnullfs\tro\t\t0 0\n',
    },
    { run: 'umount /c; mount -t nullfs; umount /c', out: '/a on /c (nullfs, local)\n' },
    { run: 'umount /c', exit: 1, err: 'umount: /c: not a file system root directory\n' },
    {
      run: 'umount /nosuch',
      exit: 1,
      err: 'umount: /nosuch: statfs: No such file or directory\numount: /nosuch: unknown file system\n',
    },
  ]));

test('what cannot be mounted', () =>
  expectCases(host(), [
    {
      run: 'mount -t nullfs /a /a/b',
      exit: 64,
      err: 'mount_nullfs: /a/b (/a) and /a are not distinct paths\n',
    },
    { run: 'mount_nullfs /a /a', exit: 64, err: 'mount_nullfs: /a (/a) and /a are not distinct paths\n' },
    { run: 'mount -t nullfs /no /c', exit: 64, err: 'mount_nullfs: /no: No such file or directory\n' },
    { run: 'mount -t nullfs /a /no', exit: 1, err: 'mount: /no: No such file or directory\n' },
    { run: 'mount /no', exit: 1, err: 'mount: /no: unknown special file or file system\n' },
    { run: 'mount -u -o ro /c', exit: 1, err: 'mount: not currently mounted /c\n' },
    { run: 'mount -t nosuch a /c', exit: 1, err: /Operation not supported by device/ },
    { run: 'mount -t nullfs /a /c; mount -t nullfs -o nocover /d /c', exit: 1, err: /Device busy/ },
    { run: 'umount /c; mount -t nullfs' },
  ]));

test('a mount is busy while a process works in it, and read-only for real', () =>
  expectCases(host(), [
    { run: 'mount -t nullfs -o ro /a /c; touch /c/x', exit: 1, err: 'touch: /c/x: Read-only file system\n' },
    { run: 'mount -u -o rw /c; touch /c/x; ls /a', out: 'b\nx\n' },
    {
      run: '(cd /c && exec sleep 5) & sleep 1; umount /c',
      exit: 1,
      err: 'umount: unmount of /c failed: Device busy\n',
    },
    { run: 'umount -f /c; ls /c' },
  ]));

test('file systems of the kernel, and what the simulation does not know', async () => {
  await expectCases(host(), [
    {
      run: 'mount -t devfs devfs /d; mount -t tmpfs -o size=10m tmpfs /c; mount | tail -2',
      out: 'devfs on /d (devfs, local)\ntmpfs on /c (tmpfs, local)\n',
    },
    { run: 'df /c | tail -1', out: /^tmpfs .* \/c\n$/ },
    { run: 'umount /d; umount /c' },
    {
      run: 'zfs create -o mountpoint=legacy zroot/leg; mount -t zfs zroot/leg /d; mount -t zfs zroot/leg /c',
      exit: 1,
      err: 'mount: zroot/leg: Device busy\n',
    },
  ]);
  await expectUnknown(host(), ['umount -Z /c', 'mount -t nullfs -o bogus /a /c']);
});
