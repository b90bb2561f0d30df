import { expectCases, expectUnknown, useHost } from '../command-cases';

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
  await expectUnknown(host(), [
    'zfs create -Z zroot/q',
    'zfs diff zroot/x@s',
    'zfs nosuch',
    'zpool create x da0',
  ]);
});

test('properties are local, inherited or default', () =>
  expectCases(host(), [
    {
      run: 'zfs create -o quota=10M -o mountpoint=/y -o my:prop=1 zroot/z; mount | grep zroot/z',
      out: 'zroot/z on /y (zfs, local, noatime, nfsv4acls)\n',
    },
    {
      run: 'zfs get -Hp -o property,value,source quota,mountpoint,compression,my:prop,your:prop,atime zroot/z',
      out: 'quota\t10485760\tlocal\nmountpoint\t/y\tlocal\ncompression\tlz4\tinherited from zroot\nmy:prop\t1\tlocal\nyour:prop\t-\t-\natime\toff\tinherited from zroot\n',
    },
    {
      run: 'zfs set compression=lz4 zroot/z; zfs get -H compression zroot/z',
      out: 'zroot/z\tcompression\tlz4\tlocal\n',
    },
    {
      run: 'zfs inherit compression zroot/z; zfs get -H -o source compression zroot/z',
      out: 'inherited from zroot\n',
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
    { run: 'zfs clone zroot/x@s zroot/c', exit: 1, err: "cannot create 'zroot/c': dataset already exists\n" },
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
    {
      run: 'zfs destroy -nvp -r zroot/n',
      out: /^destroy\tzroot\/n@r\n(.*\n)*destroy\tzroot\/n\nreclaim\t\d+\n$/,
    },
    { run: 'zfs destroy -r zroot/n; zfs list zroot/n', exit: 1, err: missing('zroot/n') },
    {
      run: 'zfs destroy zroot/x@no',
      exit: 1,
      err: 'could not find any snapshots to destroy; check snapshot names.\n',
    },
    { run: 'zfs destroy zroot/no', exit: 1, err: missing('zroot/no') },
    { run: 'zfs promote zroot/x', exit: 1, err: "cannot promote 'zroot/x': not a cloned filesystem\n" },
    { run: 'zfs promote zroot/c; zfs get -H -o value origin zroot/x zroot/c', out: 'zroot/c@s\n-\n' },
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
    { run: 'zfs destroy zroot/xx@t', exit: 1, err: 'cannot destroy snapshot zroot/xx@t: dataset is busy\n' },
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
      run: 'zfs snapshot zroot/s@3; zfs send -i @2 zroot/s@3 | zfs receive zroot/q',
      exit: 1,
      err: "cannot receive incremental stream: destination 'zroot/q' does not exist\n",
    },
    {
      run: 'touch /zroot/r/g; zfs send -i @2 zroot/s@3 | zfs receive zroot/r',
      exit: 1,
      err: 'cannot receive incremental stream: destination zroot/r has been modified\nsince most recent snapshot\n',
    },
    { run: 'zfs send -i @2 zroot/s@3 | zfs receive -F zroot/r; ls /zroot/r', out: 'f\n' },
  ]));

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
