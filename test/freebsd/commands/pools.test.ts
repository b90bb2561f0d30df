import { expectCases, useHost } from '../command-cases';

const host = useHost('14.4');

test('zpool makes pools in files, and destroys them with all that they hold', async () => {
  await expectCases(host(), [
    { run: 'truncate -s 64m /root/f && stat -f %z /root/f', out: '67108864\n' },
    { run: 'truncate -s much /root/f', exit: 1, err: /^usage: truncate/ },
    {
      run: 'zpool create -o cachefile=none -m none tank /root/f; zpool list -H -o name',
      out: 'tank\nzroot\n',
    },
    { run: 'zpool create tank /root/f', exit: 1, err: "cannot create 'tank': pool already exists\n" },
    {
      run: 'zpool create other /root/none',
      exit: 1,
      err: "cannot open '/root/none': no such device in /dev\nmust be a full path or shorthand device name\n",
    },
    { run: 'zfs create -o mountpoint=/tank tank/a && touch /tank/file && zfs snapshot tank/a@s' },
    { run: 'zpool destroy -f tank; zfs list -H -r -t all -o name tank', exit: 1, err: /does not exist/ },
    { run: 'mount -p | grep tank; ls /tank', out: '' },
    { run: 'zpool destroy tank', exit: 1, err: "cannot open 'tank': no such pool\n" },
  ]);
});

test('sysrc works on the files that RC_CONFS names', async () => {
  await expectCases(host(), [
    { run: 'RC_CONFS=/root/rc sysrc x_enable=YES', out: 'x_enable:  -> YES\n' },
    { run: 'cat /root/rc; grep -c x_enable /etc/rc.conf', exit: 1, out: 'x_enable="YES"\n0\n' },
  ]);
});

test('service -E names a file for one jail', async () => {
  await expectCases(host(), [
    { run: 'mkdir /j; echo "j { path = /j; persist; }" >/root/j.conf' },
    {
      run: 'service -E jail_j_conf=/root/j.conf jail onestart j; jls name',
      out: 'Starting jails: j.\nj\n',
    },
    { run: 'service -E jail_j_conf=/root/j.conf jail onestop j; jls name', out: 'Stopping jails: j.\n' },
  ]);
});

test('ping reaches whoever has the address', async () => {
  await expectCases(host(), [
    { run: 'ping -c 1 192.0.2.10', out: /1 packets received/ },
    { run: 'ping -c 1 192.0.2.99', exit: 2, out: /0 packets received/ },
    { run: 'ping', exit: 64, err: /^usage: ping/ },
  ]);
});

test('timeout ends whatever a command has started', async () => {
  await expectCases(host(), [
    { run: 'timeout 0.3 sh -c \'sh -c "sleep 5; touch /root/late"; true\'', exit: 124 },
    { run: 'sleep 6; ls /root/late', exit: 1, err: /No such file/ },
  ]);
});

test('an interface has IPv6 switched off until somebody switches it on', async () => {
  await expectCases(host(), [
    { run: 'ifconfig bridge0 create >/dev/null; ifconfig bridge0 | grep -c IFDISABLED', out: '1\n' },
    { run: 'ifconfig bridge0 inet6 fd00::1/64 -ifdisabled; ifconfig bridge0 | grep -c IFDISABLED', exit: 1 },
  ]);
});
