#!/bin/sh
# cdktf-jails: host=alpha
# What host alpha of stack production shall be, and the program that brings it there.
# Change the program that wrote this file, not the file.
#
#   sh provision.sh plan     what would change; reads only
#   sh provision.sh apply    changes it
#   sh provision.sh -h       everything else

# shellcheck disable=SC2016 # nothing in here is to be expanded
desired_state() {
  host alpha release=14.4 architecture=amd64 jail_conf=/etc/jail.conf state=/var/db/cdktf-jails

  dataset zroot/data mountpoint=/data removal=retain
  dataset zroot/data/gitea at=/data/gitea removal=retain
  property zroot/data/gitea quota=214748364800
  dataset zroot/data/mariadb at=/data/mariadb removal=retain
  property zroot/data/mariadb recordsize=16384
  dataset zroot/jails mountpoint=/jails removal=retain mode=0700
  property zroot/jails atime=off
  property zroot/jails compression=zstd
  dataset zroot/jails/14.4-RELEASE at=/jails/14.4-RELEASE removal=retain
  dataset zroot/jails/db at=/jails/db removal=retain mode=0700
  dataset zroot/jails/git at=/jails/git removal=retain mode=0700
  dataset zroot/jails/proxy at=/jails/proxy removal=retain mode=0700
  dataset zroot/jails/watch at=/jails/watch removal=retain mode=0700
  dataset zroot/scratch mountpoint=/zroot/scratch removal=destroy mode=0700
  dataset zroot/scratch/builder at=/zroot/scratch/builder removal=destroy cloned_from=zroot/jails/14.4-RELEASE

  base zroot/jails/14.4-RELEASE release=14.4-RELEASE path=/jails/14.4-RELEASE sha256=769f60a6eea2938ad6b7943cfbcc17dfaf7d1f7ba59a32b869a00349302df853
  base_source zroot/jails/14.4-RELEASE https://download.freebsd.org/releases/amd64/amd64/14.4-RELEASE/base.txz
  base_source zroot/jails/14.4-RELEASE http://ftp-archive.freebsd.org/pub/FreeBSD-Archive/old-releases/amd64/amd64/14.4-RELEASE/base.txz
  base_directory zroot/jails/14.4-RELEASE etc
  base_directory zroot/jails/14.4-RELEASE root
  base_directory zroot/jails/14.4-RELEASE tmp
  base_directory zroot/jails/14.4-RELEASE usr/local
  base_directory zroot/jails/14.4-RELEASE var

  bridge inside unit=21084 ip4=10.20.0.1/24 ip6=fd00:20::1/64
  bridge outside unit=9962 uplink=igb1
  bridge quarantine unit=7297 ip4=10.30.0.1/24

  jail builder root=clone path=/zroot/scratch/builder dataset=zroot/scratch/builder base=zroot/jails/14.4-RELEASE snapshots=5
  jail_parameter builder host.hostname builder
  jail_parameter builder allow.noset_hostname
  jail_parameter builder devfs_ruleset 4
  jail_parameter builder enforce_statfs 2
  jail_parameter builder exec.clean
  jail_parameter builder mount.devfs
  jail_parameter builder persist
  jail_parameter builder securelevel -1
  jail_interface builder e0a_builder jail_end=e0b_builder bridge=quarantine unit=31804 host_mac=02:7a:86:4a:cb:64 jail_mac=02:90:c9:cb:38:a1 isolated=yes ip4=10.30.0.2/24 route4=10.30.0.1
  jail_hook builder start '/bin/sh /etc/rc'
  jail_hook builder stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit builder jail:builder:maxproc:deny=500
  jail_limit builder jail:builder:memoryuse:sigterm=16G
  jail_package builder git
  jail_package builder gmake

  jail db root=nullfs path=/jails/db/root dataset=zroot/jails/db home=/jails/db base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable db etc
  jail_writable db root
  jail_writable db tmp
  jail_writable db usr/local
  jail_writable db var
  jail_parameter db host.hostname db
  jail_parameter db allow.noset_hostname
  jail_parameter db devfs_ruleset 4
  jail_parameter db enforce_statfs 2
  jail_parameter db exec.clean
  jail_parameter db mount.devfs
  jail_parameter db persist
  jail_parameter db securelevel 2
  jail_interface db e0a_db jail_end=e0b_db bridge=inside unit=3799 host_mac=02:31:d7:e6:68:26 jail_mac=02:3a:35:27:8e:f8 isolated=no ip4=10.20.0.10/24 ip6=fd00:20::10/64 route4=10.20.0.1 route6=fd00:20::1
  jail_mount db /var/db/mysql source=/data/mariadb dataset=zroot/data/mariadb mode=rw
  jail_hook db start '/bin/sh /etc/rc'
  jail_hook db stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit db jail:db:maxproc:deny=500
  jail_limit db jail:db:memoryuse:sigterm=8G
  jail_package db mariadb1011-server
  jail_sysrc db 'mysql_args=--bind-address=10.20.0.10 --innodb-buffer-pool-size=4G'
  jail_service db mysql-server
  jail_health db tcp interval=2 retries=30 timeout=5 port=3306

  jail git root=nullfs path=/jails/git/root dataset=zroot/jails/git home=/jails/git base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable git etc
  jail_writable git root
  jail_writable git tmp
  jail_writable git usr/local
  jail_writable git var
  jail_parameter git host.hostname git.example.org
  jail_parameter git allow.noset_hostname
  jail_parameter git devfs_ruleset 4
  jail_parameter git enforce_statfs 2
  jail_parameter git exec.clean
  jail_parameter git mount.devfs
  jail_parameter git persist
  jail_parameter git securelevel 2
  jail_interface git e0a_git jail_end=e0b_git bridge=inside unit=19342 host_mac=02:78:4f:d4:60:8e jail_mac=02:b2:ee:60:bd:2a isolated=no ip4=10.20.0.11/24 ip6=fd00:20::11/64 route4=10.20.0.1 route6=fd00:20::1
  jail_mount git /var/db/gitea source=/data/gitea dataset=zroot/data/gitea mode=rw
  jail_after git db
  jail_hook git start '/bin/sh /etc/rc'
  jail_hook git stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit git jail:git:maxproc:deny=500
  jail_limit git jail:git:memoryuse:sigterm=2G
  jail_package git gitea
  jail_service git gitea
  jail_health git tcp interval=2 retries=15 timeout=5 port=3000

  jail proxy root=nullfs path=/jails/proxy/root dataset=zroot/jails/proxy home=/jails/proxy base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable proxy etc
  jail_writable proxy root
  jail_writable proxy tmp
  jail_writable proxy usr/local
  jail_writable proxy var
  jail_parameter proxy host.hostname www.example.org
  jail_parameter proxy allow.noset_hostname
  jail_parameter proxy devfs_ruleset 4
  jail_parameter proxy enforce_statfs 2
  jail_parameter proxy exec.clean
  jail_parameter proxy mount.devfs
  jail_parameter proxy persist
  jail_parameter proxy securelevel 2
  jail_interface proxy e0a_proxy jail_end=e0b_proxy bridge=inside unit=4878 host_mac=02:6f:4b:c0:72:84 jail_mac=02:2c:57:fa:cc:5d isolated=no ip4=10.20.0.2/24 ip6=fd00:20::2/64
  jail_interface proxy e1a_proxy jail_end=e1b_proxy bridge=outside unit=16897 host_mac=02:bd:73:3b:d7:39 jail_mac=02:53:ae:fe:54:55 isolated=no ip4=192.0.2.80/24 ip6=2001:db8:1::80/64 route4=192.0.2.1 route6=2001:db8:1::1
  jail_after proxy git
  jail_hook proxy start '/bin/sh /etc/rc'
  jail_hook proxy stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit proxy jail:proxy:maxproc:deny=500
  jail_limit proxy jail:proxy:memoryuse:sigterm=1G
  jail_package proxy haproxy
  jail_file proxy /usr/local/etc/haproxy.conf mode=0644 owner=root group=wheel sha256=d6ce51b3c31cee96225247b57e1772a6ae32db8f7016277c040afb41bd5ac456 source=files/proxy/usr/local/etc/haproxy.conf
  jail_service proxy haproxy
  jail_health proxy tcp interval=2 retries=15 timeout=5 port=80

  jail watch root=nullfs path=/jails/watch/root dataset=zroot/jails/watch home=/jails/watch base=zroot/jails/14.4-RELEASE base_path=/jails/14.4-RELEASE snapshots=5
  jail_writable watch etc
  jail_writable watch root
  jail_writable watch tmp
  jail_writable watch usr/local
  jail_writable watch var
  jail_parameter watch host.hostname watch
  jail_parameter watch allow.raw_sockets
  jail_parameter watch allow.noset_hostname
  jail_parameter watch devfs_ruleset 4
  jail_parameter watch enforce_statfs 2
  jail_parameter watch exec.clean
  jail_parameter watch mount.devfs
  jail_parameter watch persist
  jail_parameter watch securelevel 2
  jail_interface watch e0a_watch jail_end=e0b_watch bridge=inside unit=27583 host_mac=02:eb:25:1d:02:68 jail_mac=02:1d:d8:78:6e:37 isolated=no ip4=10.20.0.12/24 route4=10.20.0.1
  jail_hook watch start '/bin/sh /etc/rc'
  jail_hook watch stop '/bin/sh /etc/rc.shutdown jail'
  jail_limit watch jail:watch:maxproc:deny=500
  jail_limit watch jail:watch:memoryuse:sigterm=1G
  jail_package watch smokeping
  jail_service watch smokeping

  bundle jail.conf sha256=02a89cc6a6c4b278cd37baa07a84f7f053023401e64ed2799fb2b0623dba5989
  live_parameters allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.reserved_ports allow.routing allow.set_hostname allow.setaudit allow.settime allow.socket_af allow.suser allow.sysvipc allow.unprivileged_parent_tampering allow.unprivileged_proc_debug allow.vmm allow.vmm_ppt children.max enforce_statfs env host host.domainname host.hostid host.hostname host.hostuuid ip4.saddrsel ip6.saddrsel linux linux.osname linux.osrelease linux.oss_version mac.label meta persist securelevel sysvmsg sysvsem sysvshm zfs.mount_snapshot
  off_by_default allow.adjtime allow.chflags allow.extattr allow.mlock allow.mount allow.mount.devfs allow.mount.fdescfs allow.mount.fusefs allow.mount.linprocfs allow.mount.linsysfs allow.mount.nullfs allow.mount.procfs allow.mount.tmpfs allow.mount.zfs allow.nfsd allow.quotas allow.raw_sockets allow.read_msgbuf allow.routing allow.setaudit allow.settime allow.socket_af allow.sysvipc allow.unprivileged_parent_tampering allow.vmm allow.vmm_ppt persist
}
