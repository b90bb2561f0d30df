/**
 * The programs of a FreeBSD base system that scripts are likely to call, by directory. Those that the
 * simulation does not know are there as well, so that calling one is noticed instead of "not found".
 */
export const FREEBSD_PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  '/bin': (
    '[ cat chflags chmod cp csh date dd df domainname echo ed expr freebsd-version getfacl hostname kenv ' +
    'kill link ln ls mkdir mv nproc pax pgrep pkill ps pwait pwd realpath red rm rmdir setfacl sh sleep ' +
    'stty sync tcsh test timeout unlink uuidgen'
  ).split(' '),
  '/sbin': (
    'adjkerntz camcontrol ccdconfig devd devfs devmatch dhclient disklabel dmesg dump dumpfs etherswitchcfg ' +
    'fastboot fasthalt fsck fsck_ffs geli geom glabel gmirror gpart growfs halt ifconfig init ip6addrctl ' +
    'ipf ipfw kldconfig kldload kldstat kldunload ldconfig md5 mdconfig mdmfs mknod mount mount_nullfs ' +
    'mount_tmpfs mount_unionfs natd newfs nfsiod nologin pfctl pflogd ping ping6 poweroff quotacheck rcorder ' +
    'reboot recoverdisk resolvconf restore route routed rtsol savecore sha1 sha256 sha384 sha512 shutdown ' +
    'swapctl swapoff swapon sysctl tunefs umount veriexec zfs zpool'
  ).split(' '),
  '/usr/bin': (
    'apply apropos ar at awk basename bc bsdtar bunzip2 bzip2 cal cap_mkdb chfn chgrp chpass chsh cksum ' +
    'clear cmp col column comm compress cpio crontab csplit cut dc diff diff3 dirname du egrep elf2aout ' +
    'env ex expand false fetch fgrep file find finger fmt fold fstat ftp getconf getent getopt grep groups ' +
    'gunzip gzip head hexdump host hostid id install iconv ident ipcrm ipcs jot join killall last ldd less ' +
    'lockf locale logger login logins logname look lsvfs m4 mail make man md5 mkdep mkfifo mktemp more nc ' +
    'netstat nice nl nohup nvi od openssl passwd paste patch pathchk pr printenv printf procstat protect ps ' +
    'rctl readlink renice rev rs rup sed seq sdiff service showmount sockstat sort split ssh ssh-keygen stat ' +
    'strings su systat tail tar tee time tip top touch tput tr true truncate truss tsort tty ul uname ' +
    'unexpand uniq units unxz unzip unzstd users uudecode vi vis vmstat w wait4path wall wc whatis whereis ' +
    'which who whoami write xargs xz yes zcat zgrep zstd zstdcat zstdgrep'
  ).split(' '),
  '/usr/sbin': (
    'ac accton adduser apm arp auditd bhyve bhyvectl bootpd bsdconfig bsdinstall certctl chown chroot ' +
    'config cpucontrol cron crunchgen daemon devctl devinfo diskinfo edquota extattrctl freebsd-update ' +
    'fstyp getfmac getpmac gssd ifmcstat inetd iostat iovctl jail jexec jls kbdcontrol ktrdump lastlogin ' +
    'local-unbound makefs mergemaster mfiutil mixer mount_smbfs mountd moused mptutil mtree ndp newsyslog ' +
    'nfsd nscd ntpd ntpdate pciconf periodic pkg pnfsdscopymr powerd ppp prometheus_sysctl_exporter pw ' +
    'pwd_mkdb quot quotaon rarpd rip6query rmuser route6d rpcbind rpc.lockd rpc.statd rtadvd rtsold ' +
    'rwhod sa sendmail service setfib setfmac sshd swapinfo sysrc syslogd tcpdrop tcpdump tzsetup ugidfw ' +
    'usbconfig vidcontrol vigr vipw vnode_pager watch watchdogd wpa_supplicant yppush zfsd zic zonectl'
  ).split(' '),
};

/** Where the simulated programs really are. */
export const PROGRAM = '/rescue/sim';

const NAMES = new Set(Object.values(FREEBSD_PROGRAMS).flat());

export const isOfFreeBSD = (name: string): boolean => NAMES.has(name);
