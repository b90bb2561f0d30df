import { expectCases, expectUnknown, useHost } from '../command-cases';
import { describeOnEachZfs } from '../each-zfs';

describeOnEachZfs('zfs(8)', () => {
  const host = useHost('14.4');

  const missing = (name: string): string => `cannot open '${name}': dataset does not exist\n`;

  test('create and set refuse what ZFS refuses', async () => {
    await expectCases(host(), [
      { run: 'zfs create zroot/x' },
      { run: 'zfs create zroot/x', exit: 1, err: "cannot create 'zroot/x': dataset already exists\n" },
      { run: 'zfs create zroot/n/m', exit: 1, err: "cannot create 'zroot/n/m': parent does not exist\n" },
      { run: 'zfs create -p zroot/n/m; zfs create -p zroot/n/m' },
      {
        run: "zfs create 'zroot/a%'",
        exit: 1,
        err: "cannot create 'zroot/a%': invalid character '%' in name\n",
      },
      { run: 'zfs create no/x', exit: 1, err: "cannot create 'no/x': no such pool 'no'\n" },
      {
        run: 'zfs create -o compression=fast zroot/y',
        exit: 1,
        err: /^cannot create 'zroot\/y': 'compression' must be one of 'on \| off/,
      },
      {
        run: 'zfs create -o nosuch=1 zroot/y',
        exit: 1,
        err: "cannot create 'zroot/y': invalid property 'nosuch'\n",
      },
      { run: 'zfs create', exit: 2, err: /^missing filesystem argument\nusage:/ },
      { run: 'zfs', exit: 2, err: /^missing command\nusage:/ },
      {
        run: 'zfs set compression=zippy zroot/x',
        exit: 1,
        err: /^cannot set property for 'zroot\/x': 'compression' must be one of/,
      },
      {
        run: 'zfs set nosuch=1 zroot/x',
        exit: 1,
        err: "cannot set property for 'zroot/x': invalid property 'nosuch'\n",
      },
      {
        run: 'zfs set used=1 zroot/x',
        exit: 1,
        err: "cannot set property for 'zroot/x': 'used' is readonly\n",
      },
      { run: 'zfs set quota=1k zroot/x', exit: 1, err: /size is less than current used or reserved space/ },
      { run: 'zfs set compression=lz4 zroot/no', exit: 1, err: missing('zroot/no') },
      { run: 'zfs set compression zroot/x', exit: 2, err: /^missing property=value argument\nusage:/ },
    ]);
  });

  test('properties are local, inherited or default', () =>
    expectCases(host(), [
      {
        run: 'zfs create -o quota=10M -o mountpoint=/y -o my:prop=1 zroot/z; mount | grep -o "zroot/z on /y"',
        out: 'zroot/z on /y\n',
      },
      {
        run: 'zfs get -Hp -o property,value,source quota,mountpoint,canmount,my:prop,your:prop,atime,encryption zroot/z',
        out: 'quota\t10485760\tlocal\nmountpoint\t/y\tlocal\ncanmount\ton\tdefault\nmy:prop\t1\tlocal\nyour:prop\t-\t-\natime\toff\tinherited from zroot\nencryption\toff\tdefault\n',
      },
      {
        run: 'zfs set compression=gzip-9 zroot/z; zfs get -H compression zroot/z',
        out: 'zroot/z\tcompression\tgzip-9\tlocal\n',
      },
      {
        run: 'zfs inherit atime zroot/z; zfs set atime=on zroot/z; zfs inherit atime zroot/z; zfs get -H -o value,source atime zroot/z',
        out: 'off\tinherited from zroot\n',
      },
      {
        run: 'zfs set my:prop=up zroot; zfs get -H -o name,value,source my:prop zroot/z zroot/x zroot; zfs inherit my:prop zroot',
        out: 'zroot\tup\tlocal\nzroot/x\tup\tinherited from zroot\nzroot/z\t1\tlocal\n',
      },
      {
        run: 'zfs get -H -t filesystem -o name,value type zroot/z; zfs get -H -o value type,origin zroot/z',
        out: 'zroot/z\tfilesystem\nfilesystem\n-\n',
      },
      { run: 'zfs inherit quota zroot/z', exit: 1, err: "'quota' property cannot be inherited\n" },
      { run: 'zfs inherit nosuch zroot/z', exit: 2, err: /^invalid property 'nosuch'\nusage:/ },
      { run: 'zfs inherit compression zroot/no', exit: 1, err: missing('zroot/no') },
      { run: 'zfs get -H nosuch zroot/z', exit: 2, err: /^bad property list: invalid property 'nosuch'\n/ },
      {
        run: 'zfs list -H -o name,mountpoint zroot/no zroot/z',
        exit: 1,
        out: 'zroot/z\t/y\n',
        err: missing('zroot/no'),
      },
      { run: 'zfs list -t bogus', exit: 2, err: /^invalid type 'bogus'\n/ },
      { run: 'zfs list -o name,bogus', exit: 2, err: /^bad property list: invalid property 'bogus'\n/ },
    ]));

  test('snapshots, clones and what depends on them', () =>
    expectCases(host(), [
      { run: 'zfs snapshot zroot/x@s zroot/z@s' },
      {
        run: 'zfs snapshot zroot/x@s',
        exit: 1,
        err: "cannot create snapshot 'zroot/x@s': dataset already exists\n",
      },
      { run: 'zfs snapshot zroot/no@s', exit: 1, err: missing('zroot/no') },
      {
        run: 'zfs snapshot -r zroot/n@r; zfs list -H -t snapshot -o name -r zroot/n',
        out: 'zroot/n@r\nzroot/n/m@r\n',
      },
      { run: 'zfs clone zroot/x@s zroot/c' },
      {
        run: 'zfs clone zroot/x@s zroot/c',
        exit: 1,
        err: "cannot create 'zroot/c': dataset already exists\n",
      },
      { run: 'zfs clone zroot/x@no zroot/d', exit: 1, err: missing('zroot/x@no') },
      {
        run: 'zfs clone zroot/x@s no/d',
        exit: 1,
        err: "cannot create 'no/d': source and target pools differ\n",
      },
      {
        run: 'zfs destroy zroot/x@s',
        exit: 1,
        err: "cannot destroy 'zroot/x@s': snapshot has dependent clones\nuse '-R' to destroy the following datasets:\nzroot/c\n",
      },
      {
        run: 'zfs destroy zroot/x',
        exit: 1,
        err: "cannot destroy 'zroot/x': filesystem has children\nuse '-r' to destroy the following datasets:\nzroot/x@s\n",
      },
      {
        run: 'zfs destroy -r zroot/x',
        exit: 1,
        err: "cannot destroy 'zroot/x': filesystem has dependent clones\nuse '-R' to destroy the following datasets:\nzroot/c\n",
      },
      { run: 'zfs destroy -r zroot/n; zfs list zroot/n', exit: 1, err: missing('zroot/n') },
      {
        run: 'zfs destroy zroot/x@no',
        exit: 1,
        err: 'could not find any snapshots to destroy; check snapshot names.\n',
      },
      { run: 'zfs destroy zroot/no', exit: 1, err: missing('zroot/no') },
      { run: 'zfs promote zroot/x', exit: 1, err: "cannot promote 'zroot/x': not a cloned filesystem\n" },
      { run: 'zfs promote zroot/c; zfs get -H -o value origin zroot/x zroot/c', out: '-\nzroot/c@s\n' },
      { run: 'zfs promote zroot/x; zfs destroy zroot/c; zfs destroy zroot/x@s' },
    ]));

  test('rename, hold and rollback', () =>
    expectCases(host(), [
      {
        run: 'zfs rename zroot/x zroot/z',
        exit: 1,
        err: "cannot rename to 'zroot/z': dataset already exists\n",
      },
      { run: 'zfs rename zroot/no zroot/k', exit: 1, err: missing('zroot/no') },
      {
        run: 'zfs rename zroot/x zroot/xx; mount | grep -o "zroot/x.* on [^ ]*"',
        out: 'zroot/xx on /zroot/xx\n',
      },
      {
        run: 'zfs snapshot zroot/xx@a; zfs rename zroot/xx@a zroot/xx@t; zfs list -H -o name -t snapshot -r zroot/xx',
        out: 'zroot/xx@t\n',
      },
      {
        run: 'zfs hold keep zroot/xx@t; zfs hold keep zroot/xx@t',
        exit: 1,
        err: "cannot hold snapshot 'zroot/xx@t': tag already exists on this dataset\n",
      },
      { run: 'zfs holds -H zroot/xx@t', out: /^zroot\/xx@t\tkeep\t/ },
      {
        run: 'zfs destroy zroot/xx@t',
        exit: 1,
        err: 'cannot destroy snapshot zroot/xx@t: dataset is busy\n',
      },
      {
        run: 'zfs release no zroot/xx@t',
        exit: 1,
        err: "cannot release hold from snapshot 'zroot/xx@t': no such tag on this dataset\n",
      },
      { run: 'zfs release keep zroot/xx@t; touch /zroot/xx/a; zfs snapshot zroot/xx@u' },
      {
        run: 'zfs rollback zroot/xx@t',
        exit: 1,
        err: "cannot rollback to 'zroot/xx@t': more recent snapshots or bookmarks exist\nuse '-r' to force deletion of the following snapshots and bookmarks:\nzroot/xx@u\n",
      },
      { run: 'ls /zroot/xx; zfs rollback -r zroot/xx@t; ls /zroot/xx', out: 'a\n' },
    ]));

  test('mounting', () =>
    expectCases(host(), [
      { run: 'zfs mount zroot/z', exit: 1, err: "cannot mount 'zroot/z': filesystem already mounted\n" },
      {
        run: 'zfs unmount zroot/z; zfs unmount zroot/z',
        exit: 1,
        err: "cannot unmount 'zroot/z': not currently mounted\n",
      },
      { run: 'zfs mount zroot/z; zfs mount | grep "zroot/z "', out: /^zroot\/z +\/y\n$/ },
      {
        run: 'zfs create -o canmount=off zroot/off; zfs mount zroot/off',
        exit: 1,
        err: "cannot mount 'zroot/off': 'canmount' property is set to 'off'\n",
      },
      {
        run: 'zfs create -o mountpoint=none zroot/none; zfs mount zroot/none',
        exit: 1,
        err: "cannot mount 'zroot/none': no mountpoint set\n",
      },
      {
        run: 'zfs create -o mountpoint=legacy zroot/leg; zfs mount zroot/leg',
        exit: 1,
        err: "cannot mount 'zroot/leg': legacy mountpoint\nuse mount(8) to mount this filesystem\n",
      },
      {
        run: '(cd /y && exec sleep 20) & sleep 1; zfs unmount zroot/z',
        exit: 1,
        err: "cannot unmount '/y': pool or dataset is busy\n",
      },
    ]));

  test('send and receive', () =>
    expectCases(host(), [
      {
        run: 'zfs create zroot/s; echo 1 >/zroot/s/f; zfs snapshot zroot/s@1; zfs send zroot/s@1 | zfs receive zroot/r; cat /zroot/r/f',
        out: '1\n',
      },
      {
        run: 'zfs send zroot/s@1 | zfs receive zroot/r',
        exit: 1,
        err: "cannot receive new filesystem stream: destination 'zroot/r' exists\nmust specify -F to overwrite it\n",
      },
      {
        run: 'echo 2 >/zroot/s/f; zfs snapshot zroot/s@2; zfs send -i @1 zroot/s@2 | zfs receive zroot/r; cat /zroot/r/f; zfs list -H -o name -t snapshot -r zroot/r',
        out: '2\nzroot/r@1\nzroot/r@2\n',
      },
      {
        run: 'zfs send -i @2 zroot/s@1 >/tmp/i',
        exit: 1,
        err: "cannot send 'zroot/s@1': not an earlier snapshot from the same fs\n",
      },
      { run: 'zfs send zroot/s@no >/tmp/i', exit: 1, err: missing('zroot/s@no') },
      { run: 'zfs receive zroot/q </dev/null', exit: 1, err: 'cannot receive: failed to read from stream\n' },
      {
        run: 'zfs snapshot zroot/s@3; zfs get -Hp -o value guid zroot/s@2 zroot/r@2 | uniq | wc -l | tr -d " "',
        out: '1\n',
      },
      {
        run: 'touch /zroot/r/g; zfs send -i @2 zroot/s@3 | zfs receive zroot/r',
        exit: 1,
        err: 'cannot receive incremental stream: destination zroot/r has been modified\nsince most recent snapshot\n',
      },
      { run: 'zfs send -i @2 zroot/s@3 | zfs receive -F zroot/r; ls /zroot/r', out: 'f\n' },
    ]));

  test('snapshots in the order of their making', () =>
    expectCases(host(), [
      { run: 'zfs create zroot/o; zfs snapshot zroot/o@b; zfs snapshot zroot/o@c; zfs snapshot zroot/o@a' },
      {
        run: 'zfs list -Hp -d 1 -t snapshot -s createtxg -o name,userrefs zroot/o',
        out: 'zroot/o@b\t0\nzroot/o@c\t0\nzroot/o@a\t0\n',
      },
      {
        run: 'zfs list -Hp -d 1 -t snapshot -S createtxg -o name,your:prop zroot/o',
        out: 'zroot/o@a\t-\nzroot/o@c\t-\nzroot/o@b\t-\n',
      },
      { run: 'zfs list -H -o name zroot/z zroot/o', out: 'zroot/o\nzroot/z\n' },
    ]));
});

describe('zfs(8) beyond what zfs-fuse knows', () => {
  const host = useHost('14.4');

  test('what is not simulated fails the test', () =>
    expectUnknown(host(), [
      'zfs create -Z zroot/q',
      'zfs diff zroot/x@s',
      'zfs nosuch',
      'zpool scrub zroot',
    ]));

  test('compression of pools of today', () =>
    expectCases(host(), [
      {
        run: 'zfs create -o mountpoint=/y zroot/z; mount | grep zroot/z',
        out: 'zroot/z on /y (zfs, local, noatime, nfsv4acls)\n',
      },
      {
        run: 'zfs set compression=zstd-3 zroot/z; zfs get -H compression zroot/z',
        out: 'zroot/z\tcompression\tzstd-3\tlocal\n',
      },
      {
        run: 'zfs inherit compression zroot/z; zfs get -H -o value,source compression zroot/z',
        out: 'lz4\tinherited from zroot\n',
      },
    ]));

  test('destroy says what it would do', () =>
    expectCases(host(), [
      { run: 'zfs create -p zroot/n/m; zfs snapshot -r zroot/n@r' },
      {
        run: 'zfs destroy -nvp -r zroot/n',
        out: /^destroy\tzroot\/n@r\n(.*\n)*destroy\tzroot\/n\nreclaim\t\d+\n$/,
      },
    ]));

  test('an increment needs its dataset', () =>
    expectCases(host(), [
      { run: 'zfs create zroot/s; zfs snapshot zroot/s@2; zfs snapshot zroot/s@3' },
      {
        run: 'zfs send -i @2 zroot/s@3 | zfs receive zroot/q',
        exit: 1,
        err: "cannot receive incremental stream: destination 'zroot/q' does not exist\n",
      },
    ]));

  test('-S turns an order around, but not what is equal in it', async () => {
    await expectCases(host(), [{ run: 'for name in b c a; do zfs snapshot zroot/z@$name; done' }]);
    for (const one of host().state.zfs.snapshots) Object.assign(one, { creation: 1 });
    await expectCases(host(), [
      {
        run: 'zfs list -H -t snapshot -S creation -o name -r zroot/z',
        out: 'zroot/z@b\nzroot/z@c\nzroot/z@a\n',
      },
    ]);
  });

  test('jails get datasets only if there are such jails', () =>
    expectCases(host(), [
      { run: 'zfs jail nojail zroot/z', exit: 2, err: /^invalid jail id or name\n/ },
      { run: 'zfs unjail nojail zroot/z', exit: 2, err: /^invalid jail id or name\n/ },
    ]));

  test('pools', () =>
    expectCases(host(), [
      { run: 'zpool list -H -o name,health', out: 'zroot\tONLINE\n' },
      { run: 'zpool list no', exit: 1, err: "cannot open 'no': no such pool\n" },
      { run: 'zpool list -o bogus', exit: 2, err: /invalid property 'bogus'/ },
      {
        run: 'zpool list | head -1',
        out: /^NAME +SIZE +ALLOC +FREE +CKPOINT +EXPANDSZ +FRAG +CAP +DEDUP +HEALTH +ALTROOT\n$/,
      },
    ]));
});
